// Rules of the house that oxlint does not bring.

const noCurrentDate = {
  create(context) {
    const report = (node) => {
      if (node.callee.type !== "Identifier" || node.callee.name !== "Date" || node.arguments.length > 0) return;
      context.report({ node, message: "Pure folders read no clock: pass the time in." });
    };
    return { NewExpression: report, CallExpression: report };
  },
};

export default { meta: { name: "skywave" }, rules: { "no-current-date": noCurrentDate } };
