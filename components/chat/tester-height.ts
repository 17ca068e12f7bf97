/** Of the tester below the header of its agent; columns and forms need it on phones too. */
export const testerHeight = 'h-[calc(100dvh-14.75rem)] min-h-120';

/** On phones that header is higher, and there is still room for the field to write in. */
export const testerHeightOnPhones = 'max-md:h-[calc(100dvh-24.5rem)] max-md:min-h-112';
