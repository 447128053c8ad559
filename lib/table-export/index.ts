export { csvParts, type ExportCell, type ExportStyle, type ExportTable } from './csv.ts';
