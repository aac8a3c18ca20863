#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/edit/editor.h"

namespace lx {

/// Something made for a period that has ended, to be handed up: a report, a printed sheet, a map.
struct Submission
{
    std::string item; ///< 事项: the name of the report or sheet
    std::string id;   ///< its id, under which somebody may have entered it; "" = none
    Period period;
    Date made;                    ///< the day it was written or printed
    std::optional<Date> reported; ///< 报出日期, where it is set
    std::string file;             ///< name of the file; "" = printed
    std::string reporter;         ///< 报送单位
};

/// What became of its 上报记录.
struct Submitted
{
    std::int64_t action = 0; ///< in the history; 0 = nothing differed
    std::int64_t times = 1;  ///< how often it was made by now
    Date day;                ///< the one in the record
    /// "已登记上报记录：…" for people.
    [[nodiscard]] std::string text(const Submission& submission) const;
};

/// Whether what is made today for that period goes out: it has ended.
[[nodiscard]] inline bool is_submitted(const Period& period, Date today)
{
    return period.last <= today;
}

/// Enters it in the ledger 上报记录 for the whole jurisdiction, as one action that can be undone.
/// Made again it is counted (a line of 备注), not doubled: the row keeps the day it first went out,
/// which judges whether that was in time, unless a 报出日期 is set; the file is the last one.
/// Errors: Refused (no jurisdiction, a row that can't be written), Locked, Io.
[[nodiscard]] Result<Submitted> record_submission(Database& database, const Catalog& catalog,
                                                  const Submission& submission, const Actor& actor);
/// The same of several things made in one go: one action for all. Gives what became of each.
[[nodiscard]] Result<std::vector<Submitted>>
record_submissions(Database& database, const Catalog& catalog,
                   const std::vector<Submission>& submissions, const Actor& actor);
/// The same as part of an action that has begun.
[[nodiscard]] Result<Submitted> record_submission(Database& database, const Catalog& catalog,
                                                  Writer& writer, const Submission& submission);
/// Said where it could not be entered; what was made is there all the same.
[[nodiscard]] std::string not_submitted(const Error& why);
/// How such an action is called in the history.
[[nodiscard]] std::string submission_title(const Submission& submission);

} // namespace lx
