export const editions = {};
