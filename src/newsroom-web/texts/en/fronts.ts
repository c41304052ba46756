export const fronts = {};
