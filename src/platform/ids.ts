/** Ids sort by their creation time, so a primary key's index grows at its end. */
export { v7 as uuidv7 } from 'uuid'
