import { apis } from '@/lib/server/app';
import { serve } from '@/lib/server/serve';

const answer = serve(() => apis().identity, 'identity API');

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
};
