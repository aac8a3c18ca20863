#pragma once

#include <string>
#include <vector>

#include "core/rules/condition.h"
#include "core/rules/policy_pack.h"

namespace lx {

/// A fact that a rule reads of its subjects: one of the subject's own (also through references), or
/// what is counted of rows linked to it.
struct FactTerm
{
    TermPtr term;
    /// What it is called in findings, the same on every day and in every ledger file: the fact as
    /// the pack writes it (headcount, managing_org.kind); of what is counted its words ("组织生活（
    /// 类别为“主题党日”、日期在考评期）"). No two of a part are alike.
    std::string key;
};

/// The facts of a rule's part, each once: those its conditions and dates read, in the order they
/// stand there, then what it shows besides.
[[nodiscard]] std::vector<FactTerm> fact_terms(const RulePart& part, const Catalog& catalog);

} // namespace lx
