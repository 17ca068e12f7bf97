export { noteMove as onRouterTransitionStart } from '@/lib/page-address';
