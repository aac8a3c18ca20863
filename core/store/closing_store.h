#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"

namespace lx {

class Database;
struct Actor;

/// A period that was closed (封账).
struct Closing
{
    std::int64_t id = 0;
    std::string period;    ///< code: 2025Q3
    std::string day;       ///< its figures are of, ISO
    std::string scope;     ///< id of the 统计口径; "" = 全部登记
    std::string closed_at; ///< local time, ISO
    std::string closed_by;
    std::string reopened_at; ///< "" = it stands
    std::string reopened_by;
    std::string reopen_reason;
    std::string reopen_until; ///< day by which it is to be closed again, ISO

    [[nodiscard]] bool stands() const { return reopened_at.empty(); }
};

/// What a closing keeps.
struct ClosingPart
{
    enum class Kind
    {
        Workbook,  ///< by report: the finished .xlsx
        Report,    ///< by report: its figures with the rows behind them
        List,      ///< by report: its name list
        Facts,     ///< by ledger: the rows that counted, as they were
        Definition ///< by file: what they were counted by
    };
    Kind kind = Kind::Workbook;
    std::string name;
    std::string content;
    bool packed = false; ///< content is what pack made of it
};

/// Makes content small; may run on any thread, which saves time where there is much of it.
[[nodiscard]] std::string pack(std::string_view content);

/// Closed periods of a ledger file.
class ClosingStore
{
public:
    explicit ClosingStore(Database& database) : m_database(database) {}

    /// All there ever were, by period, within it in the order they were made.
    [[nodiscard]] Result<std::vector<Closing>> all();
    /// The one that stands; nothing where the period is open.
    [[nodiscard]] Result<std::optional<Closing>> standing(const std::string& period);
    /// The action by which the standing one of a period was closed: it has what was done up to it.
    [[nodiscard]] Result<std::int64_t> action_of(const std::string& period);
    /// Names of the parts of a kind, sorted.
    [[nodiscard]] Result<std::vector<std::string>> names(std::int64_t closing,
                                                         ClosingPart::Kind kind);
    /// Nothing where there is none of that name.
    [[nodiscard]] Result<std::optional<std::string>>
    part(std::int64_t closing, ClosingPart::Kind kind, const std::string& name);

    /// Closes a period with its parts, as one action that Ctrl+Z passes over: the way back is to
    /// open it again. `closed_at` and `closed_by` are the actor's. Gives the id. Refused: it is
    /// closed already (the sentence says by whom and when).
    [[nodiscard]] Result<std::int64_t> close(Closing closing, const std::vector<ClosingPart>& parts,
                                             const Actor& actor);
    /// Opens the period again; what was closed stays in the file. `setting`: name and text of one
    /// that is kept with it. Refused: it isn't closed.
    [[nodiscard]] Result<> reopen(const std::string& period, const std::string& reason,
                                  const std::string& until,
                                  const std::pair<std::string, std::string>& setting,
                                  const Actor& actor);

private:
    Database& m_database;
};

} // namespace lx
