export { apiAddressOf, type Connection, forgetConnection, saveConnection, savedConnection } from './connection.ts';
