import { notFound } from '../api-error';
import { replyJson } from '../reply';
import type { PathParams } from '../routes';
import type { EndedStatus } from '../sessions';
import type { SessionRecord } from '../state';
import { sessionJson } from '../wire/session-json';
import { mintToken } from '../world';
import { type FrontendCall, frontendRoute, replyChange, requireSession } from './call';

/** Absent: unchanged. Empty: no organisation. An organisation the user is not in does not exist. */
function readOrganization(call: FrontendCall, session: SessionRecord, name: string): string | null {
  const wanted = call.incoming.body.get(name);
  if (wanted === undefined) return session.organizationId;
  if (wanted === '' || wanted === 'null') return null;
  const { organizations, memberships } = call.world.state.data;
  const organization = organizations.find((one) => one.id === wanted || one.slug === wanted);
  const isMember = memberships.some(
    (one) => one.userId === session.userId && one.organizationId === organization?.id,
  );
  if (!organization || !isMember) throw notFound('organization');
  return organization.id;
}

function touchSession(call: FrontendCall, params: PathParams) {
  const session = requireSession(call, params('id'));
  call.world.sessions.touch(session, readOrganization(call, session, 'active_organization_id'));
  return replyChange(call, sessionJson(call.world, session, call.origin));
}

/** A tab asks for the organisation it shows, which may not be the one another tab switched to. */
function createToken(call: FrontendCall, params: PathParams) {
  const session = requireSession(call, params('id'));
  const organizationId = readOrganization(call, session, 'organization_id');
  session.origin = call.origin;
  return replyJson({
    object: 'token',
    jwt: mintToken(call.world, session, { origin: call.origin, organizationId }),
  });
}

function endSession(status: EndedStatus) {
  return (call: FrontendCall, params: PathParams) => {
    const session = requireSession(call, params('id'));
    call.world.sessions.end([session], status);
    return replyChange(call, sessionJson(call.world, session, call.origin));
  };
}

export const sessionRoutes = [
  frontendRoute('GET /v1/client/sessions/:id', (call, params) =>
    replyChange(call, sessionJson(call.world, requireSession(call, params('id')), call.origin)),
  ),
  frontendRoute('POST /v1/client/sessions/:id/touch', touchSession),
  frontendRoute('POST /v1/client/sessions/:id/tokens', createToken),
  frontendRoute('POST /v1/client/sessions/:id/end', endSession('ended')),
  frontendRoute('POST /v1/client/sessions/:id/remove', endSession('removed')),
];
