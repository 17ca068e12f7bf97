/** A refusal in the shape that Clerk's clients parse and show. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly detail: { long?: string; param?: string; retryAfterSeconds?: number } = {},
  ) {
    super(message);
  }

  toJson() {
    return {
      errors: [
        {
          code: this.code,
          message: this.message,
          long_message: this.detail.long ?? this.message,
          meta: this.detail.param === undefined ? {} : { param_name: this.detail.param },
        },
      ],
    };
  }
}

export function notFound(what: string): ApiError {
  return new ApiError(404, 'resource_not_found', 'not found', { long: `No ${what} was found.` });
}

export function unauthenticated(): ApiError {
  return new ApiError(401, 'authentication_invalid', 'Invalid authentication', {
    long: 'Unable to authenticate the request, you need to supply an active session.',
  });
}

export function invalidParameter(param: string, long: string): ApiError {
  return new ApiError(422, 'form_param_value_invalid', 'is invalid', { long, param });
}

export function missingParameter(param: string): ApiError {
  return new ApiError(422, 'form_param_missing', 'is missing', { long: `${param} must be included.`, param });
}

export function tooManyRequests(retryAfterSeconds: number): ApiError {
  return new ApiError(429, 'too_many_requests', 'Too many requests. Please try again in a bit.', {
    long: `Too many sign-in attempts. Try again in ${retryAfterSeconds} s.`,
    retryAfterSeconds,
  });
}

export function readOnly(): ApiError {
  return new ApiError(403, 'local_identity_read_only', 'not available locally', {
    long: 'The local accounts and organisations cannot be changed here.',
  });
}
