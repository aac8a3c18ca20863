#pragma once

#include <cstdint>
#include <string>

#include "core/base/result.h"
#include "core/ledger/record.h"

namespace lx {

class Database;
class Writer;

/// Prefix of the settings rounds of 述职评议考核 are kept under: assess/<year>/<id of the assessing
/// organization>/… . `scheme` is there as long as the round is; `result/<id of the organization>`
/// once it is closed.
inline constexpr const char* assess_settings = "assess/";
/// The same of rounds of 民主评议党员, in which a branch appraises its members.
inline constexpr const char* appraisal_settings = "appraisal/";

/// What a closed round says of an organization, as its setting has it: 总分, 名次, 等次.
[[nodiscard]] std::string assess_result_text(double total, std::int64_t rank,
                                             const std::string& grade);
[[nodiscard]] std::string assess_result_key(std::int64_t year, std::int64_t assessor,
                                            std::int64_t org);

/// Whether a setting is the beginning of a round in which more was entered since: points, ballots,
/// talks, its end. Errors: Database.
[[nodiscard]] Result<bool> round_went_on(Database& database, const std::string& setting);

/// Total, rank and grade of a row of 考核 whose round is kept in the file are computed, never
/// typed. A Chinese sentence why the row can't stand with those it has; "" where it can. Errors:
/// Database.
[[nodiscard]] Result<std::string> typed_result_problem(Writer& writer, const LedgerDef& def,
                                                       const Record& record);

} // namespace lx
