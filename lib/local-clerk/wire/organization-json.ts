import { notFound } from '../api-error';
import type { MembershipRecord, OrganizationRecord, State } from '../state';
import { imageUrl } from './image-url';
import { publicUserJson } from './user-json';

const ADMIN_PERMISSIONS = [
  'org:sys_profile:manage',
  'org:sys_profile:delete',
  'org:sys_memberships:read',
  'org:sys_memberships:manage',
];
const MEMBER_PERMISSIONS = ['org:sys_memberships:read'];

export function organizationJson(state: State, organization: OrganizationRecord, origin: string | null) {
  const members = state.memberships.filter((membership) => membership.organizationId === organization.id);
  return {
    object: 'organization',
    id: organization.id,
    name: organization.name,
    slug: organization.slug,
    image_url: imageUrl(organization.id, origin),
    has_image: false,
    public_metadata: {},
    members_count: members.length,
    pending_invitations_count: 0,
    max_allowed_memberships: 0,
    admin_delete_enabled: false,
    created_by: organization.createdBy,
    created_at: organization.createdAt,
    updated_at: organization.createdAt,
  };
}

export function membershipJson(state: State, membership: MembershipRecord, origin: string | null) {
  const isAdmin = membership.role === 'org:admin';
  return {
    object: 'organization_membership',
    id: membership.id,
    organization: organizationJson(state, findOrganization(state, membership.organizationId), origin),
    permissions: isAdmin ? ADMIN_PERMISSIONS : MEMBER_PERMISSIONS,
    public_metadata: {},
    public_user_data: publicUserJson(state, membership.userId, origin),
    role: membership.role,
    role_name: isAdmin ? 'Admin' : 'Member',
    created_at: membership.createdAt,
    updated_at: membership.createdAt,
  };
}

export function findOrganization(state: State, idOrSlug: string): OrganizationRecord {
  const found = state.organizations.find((one) => one.id === idOrSlug || one.slug === idOrSlug);
  if (!found) throw notFound('organization');
  return found;
}
