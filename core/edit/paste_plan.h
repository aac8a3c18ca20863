#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/date.h"
#include "core/base/progress.h"
#include "core/edit/cell_texts.h"
#include "core/edit/editor.h"
#include "core/edit/paste_layout.h"

namespace lx {

class Database;

/// What becomes of a cell that is pasted.
enum class PasteKind : std::uint8_t
{
    Taken,     ///< is written as it came
    Cleaned,   ///< is written in another way of writing, or with a word about it
    Refused,   ///< can't stand there
    ReadOnly,  ///< nothing can be written there
    Unchanged, ///< stands there already, is blank, or only shows what is hidden
};
inline constexpr std::size_t paste_kinds = 5;

struct PastedCell
{
    PasteKind kind = PasteKind::Unchanged;
    std::uint32_t column = 0; ///< position in PastePlan::columns
    Value before{};
    Value after{};      ///< Taken, Cleaned: what will stand
    std::string note{}; ///< why it is refused or what to look at, a sentence; "" = nothing

    [[nodiscard]] bool written() const
    {
        return kind == PasteKind::Taken || kind == PasteKind::Cleaned;
    }
};

struct PastedRow
{
    std::int64_t id = 0;    ///< 0 = a new one
    std::size_t source = 0; ///< row of the block
    std::vector<PastedCell> cells;

    [[nodiscard]] bool written() const;
};

/// What a block that is pasted comes to, cell by cell.
struct PastePlan
{
    PasteBlock block;
    std::optional<Date> today; ///< of the request
    bool list = false;         ///< by headings and keys; false: by places in the table
    std::vector<PasteColumn> columns;
    std::vector<std::string> left_out; ///< PasteLayout
    std::vector<PastedRow> rows;       ///< in the order they are written
    std::array<std::int64_t, paste_kinds> cells{};
    std::int64_t noted = 0;  ///< of the cells that are written: those with a note
    std::int64_t keys = 0;   ///< of the cells that are written: those of what tells rows apart
    std::int64_t masked = 0; ///< of the unchanged ones: those that only show what is hidden
    std::int64_t changed_rows = 0;
    std::int64_t new_rows = 0;
    CellTexts texts;                                     ///< of what stands and of what will
    std::unordered_map<std::int64_t, std::string> names; ///< of the rows that are there

    [[nodiscard]] std::int64_t count(PasteKind kind) const
    {
        return cells[static_cast<std::size_t>(kind)];
    }
    [[nodiscard]] std::int64_t written() const
    {
        return count(PasteKind::Taken) + count(PasteKind::Cleaned);
    }
    /// Nothing in it needs a look before it is taken: no fault, no remark, no new row, no column
    /// without a place, and no row becomes another one unless that is the one cell pasted.
    [[nodiscard]] bool plain() const;
    /// The cell as it came.
    [[nodiscard]] const std::string& entered(const PastedRow& row, const PastedCell& cell) const;
};

/// What a plan is made of.
struct PasteRequest
{
    PasteBlock block;
    PasteSpot spot;            ///< not for a block with headings, which says itself what is where
    std::optional<Date> today; ///< what dates that lie behind us are held against
};

/// Works out what pasting a block changes; nothing is changed. Blank cells leave what stands,
/// "清空" empties it, a masked text means what it hides. A cell that can't stand is refused alone
/// as long as the rest of its row can; a new row that lacks what it needs is refused whole.
///
/// Rows that are new or get another key or place above or below others are written and given up
/// again, so that what the door would refuse is known: the connection must be one that may write.
/// Errors: Locked, Database, Cancelled.
[[nodiscard]] Result<PastePlan> plan_paste(Database& database, const Catalog& catalog,
                                           const Actor& actor, const LedgerDef& def,
                                           PasteRequest request, Progress& progress);

/// What became of a plan.
struct PasteTaken
{
    std::int64_t cells = 0; ///< written
    std::int64_t changed_rows = 0;
    std::int64_t new_rows = 0;
    std::vector<ManyEdited::Refusal> refused; ///< rows that were changed since it was made
};

/// Writes the cells of a plan that can be, as part of the writer's action; a row in which another
/// value stands meanwhile is left and told. Errors: Cancelled, those of Editor.
[[nodiscard]] Result<PasteTaken> take_paste(Database& database, const Catalog& catalog,
                                            Editor& editor, const LedgerDef& def,
                                            const PastePlan& plan, Progress& progress);

} // namespace lx
