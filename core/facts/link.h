#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lx {

class World;
class FactRegistry;
class Needs;

/// For each of some rows a list of others (compressed rows).
struct RowLists
{
    std::vector<std::int32_t> starts; ///< rows + 1
    std::vector<std::int32_t> items;

    [[nodiscard]] std::span<const std::int32_t> of(std::int32_t row) const
    {
        const auto begin = static_cast<std::size_t>(starts[static_cast<std::size_t>(row)]);
        const auto end = static_cast<std::size_t>(starts[static_cast<std::size_t>(row) + 1]);
        return {items.data() + begin, end - begin};
    }
};

/// How the rows of one ledger belong to the rows of another ("subjects"): by a reference, through
/// the coverage relation, the tree of areas, the same person…
///
/// Rows are counted into slots (a slot is a subject, an area, a person or "all"), subjects read
/// their slot. Counting thus runs once over the rows, whatever the number of subjects.
class Link
{
public:
    /// Row → slot; kNone32 = in none. Empty and `row_slots` empty: all rows in slot 0.
    const std::vector<std::int32_t>* slot_of_row = nullptr;
    /// Row → several slots (coverage pairs, lists of references), instead of the above.
    const RowLists* row_slots = nullptr;
    /// Subject → slot; kNone32 = none. nullptr and not `one_slot`: a subject is its own slot.
    const std::vector<std::int32_t>* slot_of_subject = nullptr;
    bool one_slot = false;
    /// Slots are areas: a row also counts for all areas above its own.
    const std::vector<std::int32_t>* up = nullptr;
    /// Slots are areas: a subject also reads all areas above its own (parents before children in
    /// `down_order`).
    const std::vector<std::int32_t>* down = nullptr;
    const std::vector<std::int32_t>* down_order = nullptr;
    /// A subject without slot has an unknown number of rows, not none (a person without ID number).
    bool unknown_without_slot = false;
    std::int32_t rows = 0;
    std::int32_t subjects = 0;
    std::int32_t slots = 0;

    /// Calls `each(slot)` for every slot a row counts for.
    template <class Each> void slots_of(std::int32_t row, Each each) const
    {
        const auto at = static_cast<std::size_t>(row);
        if (row_slots != nullptr) {
            for (const std::int32_t slot : row_slots->of(row))
                each(slot);
            return;
        }
        if (slot_of_row == nullptr) {
            each(0);
            return;
        }
        std::int32_t slot = (*slot_of_row)[at];
        if (slot < 0)
            return;
        each(slot);
        if (up == nullptr)
            return;
        for (slot = (*up)[static_cast<std::size_t>(slot)]; slot >= 0;
             slot = (*up)[static_cast<std::size_t>(slot)])
            each(slot);
    }

    /// The slot a subject reads first; -1 = none.
    [[nodiscard]] std::int32_t subject_slot(std::int32_t subject) const
    {
        if (one_slot)
            return 0;
        if (slot_of_subject == nullptr)
            return subject;
        const std::int32_t slot = (*slot_of_subject)[static_cast<std::size_t>(subject)];
        return slot < 0 ? -1 : slot;
    }

    /// Calls `each(row)` for every row of a subject.
    template <class Each> void rows_of(std::int32_t subject, Each each) const
    {
        std::int32_t slot = subject_slot(subject);
        if (slot < 0)
            return;
        if (one_slot) {
            for (std::int32_t row = 0; row < rows; ++row)
                each(row);
            return;
        }
        const RowLists& lists = rows_by_slot();
        while (slot >= 0) {
            for (const std::int32_t row : lists.of(slot))
                each(row);
            slot = down == nullptr ? -1 : (*down)[static_cast<std::size_t>(slot)];
        }
    }

    /// Rows of each slot; made when first asked for.
    [[nodiscard]] const RowLists& rows_by_slot() const;

    /// Vectors of its own that the pointers above may point to.
    std::vector<std::int32_t> own_rows;
    std::vector<std::int32_t> own_subjects;
    RowLists own_lists;

private:
    mutable std::once_flag m_flag;
    mutable RowLists m_by_slot;
};

/// What a link is called in a pack ("via"), for people.
struct LinkName
{
    std::string via;
    std::string title; ///< Chinese
};
/// All links by which rows of `rows_ledger` may belong to `subject` rows.
[[nodiscard]] std::vector<LinkName>
links_between(const FactRegistry& registry, std::string_view subject, std::string_view rows_ledger);
/// Adds what must be loaded for a link.
void add_link_needs(const FactRegistry& registry, std::string_view subject,
                    std::string_view rows_ledger, std::string_view via, Needs& needs);
[[nodiscard]] std::unique_ptr<Link> make_link(const World& world, std::string_view subject,
                                              std::string_view rows_ledger, std::string_view via);

/// Turns pairs (from, to) into lists of `to` per `from`, without doubles, in order.
[[nodiscard]] RowLists make_lists(std::vector<std::uint64_t> pairs, std::int32_t from_rows);
/// One pair of it.
[[nodiscard]] constexpr std::uint64_t row_pair(std::int32_t from, std::int32_t to)
{
    return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(from)) << 32U) |
           static_cast<std::uint32_t>(to);
}

} // namespace lx
