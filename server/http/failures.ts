import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Failure } from '#lib/appsprint/contract';
import { isAbsence } from '../database/index.ts';
import { Problem } from './problem.ts';

/** Told about every failure that is ours, never about a caller's mistake. */
export type ReportFailure = (where: string, error: unknown) => void;

const places = { body: 'the body', querystring: 'the query', params: 'the path', headers: 'the headers' } as const;

/** PostgreSQL's classes for a value it cannot hold (22) and a limit of its own (54): the caller's body is at fault. */
function isUnstorable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(22|54)[0-9A-Z]{3}$/.test(String(error.code));
}

function invalidRequest(error: FastifyError): Problem | null {
  if (!hasZodFastifySchemaValidationErrors(error)) return null;
  const place =
    error.validationContext === undefined
      ? 'the request'
      : (places[error.validationContext as keyof typeof places] ?? 'the request');
  const details = error.validation.map((issue) => ({
    field: issue.instancePath
      .split('/')
      .filter((part) => part !== '')
      .join('.'),
    message: issue.message ?? 'is not valid',
  }));
  const sentences = details
    .slice(0, 5)
    .map(({ field, message }) => `${field === '' ? `All of ${place}` : `"${field}" in ${place}`}: ${message}.`);
  return new Problem(400, 'invalid_request', `${sentences.join(' ')} Correct it and send the request again.`, details);
}

function transportProblem(error: FastifyError): Problem | null {
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return new Problem(400, 'invalid_json', 'The body is not valid JSON. Send one JSON object.');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Problem(
        415,
        'unsupported_media_type',
        'The body is not JSON. Send it with Content-Type: application/json.',
      );
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Problem(413, 'body_too_large', 'The body is larger than 1 MiB. Send it in smaller parts.');
    default:
      return error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
        ? new Problem(error.statusCode, 'bad_request', error.message)
        : null;
  }
}

function problemOf(error: FastifyError, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error;
  if (request.method !== 'GET' && isUnstorable(error)) {
    return new Problem(
      400,
      'unstorable_body',
      'A value of the request cannot be stored: it is out of range or too deeply nested. Correct it and send the request again.',
    );
  }
  if (isAbsence(error)) {
    return new Problem(503, 'database_unavailable', 'The database does not answer. Try again in a moment.');
  }
  return (
    invalidRequest(error) ??
    transportProblem(error) ??
    new Problem(
      500,
      'internal_error',
      'Something went wrong in the server. Try again; if it stays, report the request id.',
    )
  );
}

function whereOf(request: FastifyRequest): string {
  return `${request.id} ${request.method} ${request.routeOptions.url ?? 'unknown route'}`;
}

/** Gives every failure of every route the contract's one shape. */
export function answerFailures(server: FastifyInstance, report: ReportFailure): void {
  server.setErrorHandler<FastifyError>((error, request, reply) => {
    const problem = problemOf(error, request);
    if (problem.status >= 500 && !(error instanceof Problem)) report(whereOf(request), error);
    const failure: Failure = {
      error: problem.code,
      message: problem.message,
      ...(problem.details === undefined ? {} : { details: problem.details }),
    };
    if (problem.retryAfter !== null) reply.header('retry-after', String(problem.retryAfter));
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
    return reply.code(problem.status).type('application/json; charset=utf-8').serializer(JSON.stringify).send(failure);
  });
  server.setNotFoundHandler((request) => {
    const path = request.url.split('?')[0];
    throw new Problem(
      404,
      'route_not_found',
      `There is no ${request.method} ${path}. See GET /openapi.json for what there is.`,
    );
  });
}
