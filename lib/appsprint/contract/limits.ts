/** Most ids one request may name; a client with more asks again. */
export const maxIdsPerRequest = 200;
