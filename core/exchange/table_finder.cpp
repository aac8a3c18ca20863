#include "core/exchange/table_finder.h"

#include <algorithm>
#include <map>
#include <utility>

#include <QCryptographicHash>

#include "core/base/text.h"
#include "core/spreadsheet/column_letters.h"

namespace lx {

namespace {

/// The rows of the head with merged cells filled. Sheets may have thousands of columns: rows are
/// vectors by column.
class Head
{
public:
    Head(const std::vector<HeadRow>& rows, const std::vector<MergedRange>& merges,
         const HeadingIndex& index)
    {
        for (const HeadRow& row : rows) {
            Row kept{row.row, {}, false, false};
            kept.texts.reserve(row.cells.size());
            for (const HeadRow::Cell& cell : row.cells) {
                const std::string_view text = trimmed(cell.text);
                if (!text.empty() && text.size() <= longest_heading)
                    kept.texts.push_back(
                        {cell.column, std::string(text), cell.kind == CellKind::Text});
            }
            if (!kept.texts.empty())
                m_rows.push_back(std::move(kept));
        }
        for (const MergedRange& range : merges) {
            if (range.first_row > last_row() || range.last_column - range.first_column > 2000)
                continue;
            const Text* corner = find(range.first_row, range.first_column);
            if (corner == nullptr)
                continue;
            fill(range, Text(*corner));
            m_merges.push_back(range);
        }
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            Row& row = m_rows[i];
            row.repeats = i > 0 && m_rows[i - 1].row + 1 == row.row &&
                          same_texts(m_rows[i - 1].texts, row.texts);
            row.names_fields = row.repeats ? m_rows[i - 1].names_fields : names_fields(row, index);
        }
    }

    [[nodiscard]] const std::string* text(std::int64_t row, int column) const
    {
        const Text* found = find(row, column);
        return found == nullptr ? nullptr : &found->text;
    }
    [[nodiscard]] bool is_text(std::int64_t row, int column) const
    {
        const Text* found = find(row, column);
        return found != nullptr && found->is_text;
    }
    /// Columns with something in one of the rows, ascending.
    [[nodiscard]] std::vector<int> columns(std::int64_t first, std::int64_t last) const
    {
        std::vector<int> found;
        for (const Row& row : m_rows) {
            for (std::size_t i = 0; row.row >= first && row.row <= last && i < row.texts.size();
                 ++i)
                found.push_back(row.texts[i].column);
        }
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }
    [[nodiscard]] bool has_merge_in(std::int64_t first, std::int64_t last) const
    {
        return std::any_of(m_merges.begin(), m_merges.end(), [&](const MergedRange& range) {
            return range.first_row <= last && range.last_row >= first;
        });
    }
    /// One of the rows names a field: without one they are no heading block.
    [[nodiscard]] bool may_head(std::int64_t first, std::int64_t last) const
    {
        return std::any_of(m_rows.begin(), m_rows.end(), [&](const Row& row) {
            return row.row >= first && row.row <= last && row.names_fields;
        });
    }
    /// The row before over again: no better headings begin with it.
    [[nodiscard]] bool repeats(std::int64_t number) const
    {
        return std::any_of(m_rows.begin(), m_rows.end(),
                           [&](const Row& row) { return row.row == number && row.repeats; });
    }
    /// The block of rows grown so that no merged heading cell sticks out of it.
    [[nodiscard]] std::pair<std::int64_t, std::int64_t> whole_merges(std::int64_t first,
                                                                     std::int64_t last) const
    {
        for (const MergedRange& range : m_merges) {
            const bool vertical = range.last_row > range.first_row;
            if (!vertical || range.last_row < first || range.first_row > last)
                continue;
            if (range.last_row - range.first_row >= most_heading_rows)
                continue;
            first = std::min<std::int64_t>(first, range.first_row);
            last = std::max<std::int64_t>(last, range.last_row);
        }
        return {first, last};
    }
    [[nodiscard]] std::int64_t first_row() const { return m_rows.empty() ? 0 : m_rows.front().row; }
    [[nodiscard]] std::int64_t last_row() const { return m_rows.empty() ? -1 : m_rows.back().row; }

private:
    struct Text
    {
        int column = 0;
        std::string text;
        bool is_text = false;
    };
    struct Row
    {
        std::int64_t row = 0;
        std::vector<Text> texts; ///< ascending
        bool names_fields = false;
        bool repeats = false; ///< the row before, cell by cell
    };

    static bool same_texts(const std::vector<Text>& a, const std::vector<Text>& b)
    {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Text& x, const Text& y) {
            return x.column == y.column && x.text == y.text;
        });
    }

    /// Of a wide row without a field among its first cells the others are not asked.
    static bool names_fields(const Row& row, const HeadingIndex& index)
    {
        return std::any_of(row.texts.begin(),
                           row.texts.begin() + static_cast<std::ptrdiff_t>(
                                                   std::min(row.texts.size(), telling_cells)),
                           [&](const Text& cell) {
                               return cell.is_text &&
                                      (index.match(cell.text) || index.is_furniture(cell.text));
                           });
    }
    [[nodiscard]] const Text* find(std::int64_t row, int column) const
    {
        const auto at = std::lower_bound(m_rows.begin(), m_rows.end(), row,
                                         [](const Row& a, std::int64_t b) { return a.row < b; });
        if (at == m_rows.end() || at->row != row)
            return nullptr;
        const auto cell = std::lower_bound(at->texts.begin(), at->texts.end(), column,
                                           [](const Text& a, int b) { return a.column < b; });
        return cell == at->texts.end() || cell->column != column ? nullptr : &*cell;
    }
    void fill(const MergedRange& range, const Text& text)
    {
        const std::int64_t last = std::min<std::int64_t>(range.last_row, last_row());
        for (std::int64_t number = range.first_row; number <= last; ++number) {
            auto at = std::lower_bound(m_rows.begin(), m_rows.end(), number,
                                       [](const Row& a, std::int64_t b) { return a.row < b; });
            if (at == m_rows.end() || at->row != number)
                at = m_rows.insert(at, Row{number, {}, false, false});
            auto& texts = at->texts;
            std::erase_if(texts, [&](const Text& old) {
                return old.column >= range.first_column && old.column <= range.last_column;
            });
            auto place = std::lower_bound(texts.begin(), texts.end(), range.first_column,
                                          [](const Text& a, int b) { return a.column < b; });
            std::vector<Text> copies;
            for (int column = range.first_column; column <= range.last_column; ++column)
                copies.push_back({column, text.text, text.is_text});
            texts.insert(place, copies.begin(), copies.end());
        }
    }

    std::vector<Row> m_rows; ///< ascending, those with something
    std::vector<MergedRange> m_merges;
};

/// Where an upper row has no merge to say so, an empty cell belongs to the group at its left.
std::string group_text(const Head& head, std::int64_t row, std::int64_t last, int column,
                       bool merges_known)
{
    if (const std::string* text = head.text(row, column))
        return *text;
    if (merges_known || row == last || head.text(last, column) == nullptr)
        return {};
    for (int left = column - 1; left >= 0 && left >= column - 40; --left) {
        const std::string* text = head.text(row, left);
        if (text == nullptr)
            continue;
        // A column with nothing below its heading is no group.
        return head.text(last, left) != nullptr ? *text : std::string();
    }
    return {};
}

std::vector<std::string> path_of(const Head& head, std::int64_t first, std::int64_t last,
                                 int column, bool merges_known)
{
    std::vector<std::string> path;
    for (std::int64_t row = first; row <= last; ++row) {
        std::string part = group_text(head, row, last, column, merges_known);
        if (!part.empty() && (path.empty() || path.back() != part))
            path.push_back(std::move(part));
    }
    return path;
}

/// The saved mapping, looked up by heading or letter.
class Mapped
{
public:
    Mapped(const SavedMapping* mapping, const HeadingIndex& index)
    {
        if (mapping == nullptr)
            return;
        for (const auto& [source, target] : mapping->columns) {
            const std::string wanted = fold(target);
            std::optional<FieldTarget> field;
            if (!wanted.empty() && wanted != "-")
                field = index.target(target);
            if (const int letter = column_of_letters(source); letter >= 0)
                m_letters[letter] = field;
            m_headings[fold(source)] = field;
            m_headings.try_emplace(fold_heading(source), field);
        }
    }

    [[nodiscard]] bool empty() const { return m_headings.empty(); }
    /// Nothing: the mapping does not speak of the column; an empty inner value: it is left out.
    /// `by_letter`: no heading says which column it is.
    [[nodiscard]] std::optional<std::optional<FieldTarget>> find(const TableColumn& column,
                                                                 bool by_letter) const
    {
        if (m_headings.empty())
            return std::nullopt;
        std::string joined;
        for (const std::string& part : column.path)
            joined += (joined.empty() ? "" : "/") + part;
        for (const std::string& name :
             {joined, column.path.empty() ? std::string() : column.path.back()}) {
            if (const auto hit = m_headings.find(fold(name));
                !name.empty() && hit != m_headings.end())
                return hit->second;
        }
        if (const auto hit = m_letters.find(column.column); by_letter && hit != m_letters.end())
            return hit->second;
        return std::nullopt;
    }

private:
    std::map<std::string, std::optional<FieldTarget>> m_headings;
    std::map<int, std::optional<FieldTarget>> m_letters;
};

using Times = std::map<std::vector<std::string>, int>;

/// How often each heading stands in the row; asked for by letters of a mapping alone.
Times times_of(const std::vector<TableColumn>& columns, const Mapped& mapped)
{
    Times times;
    if (mapped.empty())
        return times;
    for (const TableColumn& column : columns)
        ++times[column.path];
    return times;
}

/// What each column is, and which of those of one field counts; `table` has their headings.
void match_columns(FoundTable& table, const Times& times, const HeadingIndex& index,
                   const Mapped& mapped)
{
    for (TableColumn& column : table.columns) {
        std::vector<std::string> path = std::move(column.path);
        column = {column.column, std::move(path)};
    }
    for (TableColumn& found : table.columns) {
        const auto hit = index.match(found.path);
        // A letter was meant for another table where this column says itself what it is.
        const bool by_letter = !mapped.empty() && (!hit || times.at(found.path) > 1);
        if (const auto saved = mapped.find(found, by_letter)) {
            found.target = *saved;
            found.ignored = !saved->has_value();
            found.rank = rank_of_mapping;
            if (hit)
                found.money_factor = hit->money_factor;
        } else if (hit) {
            found.target = hit->target;
            found.rank = hit->rank;
            found.money_factor = hit->money_factor;
        } else {
            found.ignored = index.is_furniture(found.path.back());
        }
    }
    std::map<FieldTarget, std::size_t> taken;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        TableColumn& column = table.columns[i];
        if (!column.target)
            continue;
        column.continues = index.field(*column.target).type == FieldType::GeoJson &&
                           fold(column.path.back()).find("(续") != std::string::npos;
        if (column.continues)
            continue;
        const auto [place, fresh] = taken.try_emplace(*column.target, i);
        if (fresh)
            continue;
        TableColumn& other = table.columns[place->second];
        if (column.rank > other.rank) {
            other.duplicate_of = static_cast<int>(i);
            place->second = i;
        } else {
            column.duplicate_of = static_cast<int>(place->second);
        }
    }
    table.score = 0;
    table.matched = 0;
    table.has_key = false;
    for (const auto& [target, position] : taken) {
        const FieldDef& field = index.field(target);
        ++table.matched;
        table.score += 2 + (field.required ? 1 : 0);
        if (index.is_key(target)) {
            table.has_key = true;
            table.score += 3;
        }
        if (table.columns[position].rank >= 100)
            ++table.score;
    }
}

FoundTable match_block(const Head& head, std::int64_t first, std::int64_t last,
                       const HeadingIndex& index, const Mapped& mapped)
{
    FoundTable table;
    table.first_heading = first;
    table.last_heading = last;
    const bool merges_known = head.has_merge_in(first, last);
    for (const int column : head.columns(first, last)) {
        std::vector<std::string> path = path_of(head, first, last, column, merges_known);
        if (!path.empty())
            table.columns.push_back({column, std::move(path)});
    }
    match_columns(table, times_of(table.columns, mapped), index, mapped);
    return table;
}

bool acceptable(const FoundTable& table)
{
    if (!table.has_key)
        return false;
    return table.matched >= 2 || table.columns.size() == 1;
}

/// More than half of the columns are known: no line of data that happens to hold the words, and no
/// form above the table with labels and values side by side.
bool convincing(const FoundTable& table)
{
    const auto known =
        std::count_if(table.columns.begin(), table.columns.end(), [](const TableColumn& column) {
            return column.target.has_value() || column.ignored;
        });
    return table.matched >= 2 && known * 2 > std::ssize(table.columns);
}

/// The best acceptable block of one to three rows that ends before `end`.
std::optional<FoundTable> best_block(const Head& head, std::int64_t end, const HeadingIndex& index,
                                     const Mapped& mapped, bool must_convince)
{
    std::optional<FoundTable> best;
    for (int height = 1; height <= most_heading_rows; ++height) {
        for (std::int64_t first = head.first_row();
             first + height - 1 <= head.last_row() && first + height - 1 < end; ++first) {
            const std::int64_t last = first + height - 1;
            if (head.repeats(first) || (mapped.empty() && !head.may_head(first, last)))
                continue;
            FoundTable table = match_block(head, first, last, index, mapped);
            if (acceptable(table) && (!must_convince || convincing(table)) &&
                (!best || table.score > best->score))
                best = std::move(table);
        }
    }
    return best;
}

/// The block with the row below it where that says only in what units its columns count: 万元.
std::optional<FoundTable> with_units_below(const Head& head, const FoundTable& found,
                                           const HeadingIndex& index, const Mapped& mapped)
{
    const std::int64_t row = found.last_heading + 1;
    const std::vector<int> columns = head.columns(row, row);
    const bool names_money = std::any_of(columns.begin(), columns.end(), [&](int column) {
        return head.text(row, column)->ends_with("元");
    });
    if (!names_money || row - found.first_heading >= most_heading_rows)
        return std::nullopt;
    FoundTable grown = match_block(head, found.first_heading, row, index, mapped);
    if (grown.matched != found.matched || grown.columns.size() != found.columns.size())
        return std::nullopt;
    return grown;
}

} // namespace

std::string TableColumn::heading() const
{
    if (path.empty())
        return column_letters(column) + "列";
    std::string text;
    for (const std::string& part : path) {
        if (!text.empty())
            text += '/';
        // A line break in a heading is layout.
        for (const char c : part) {
            if (c != '\n' && c != '\r')
                text += c;
        }
    }
    return text;
}

std::string FoundTable::fingerprint() const
{
    std::string text;
    for (const TableColumn& column : columns)
        text += fold(column.heading()) + "\x1f";
    return text;
}

std::string FoundTable::list_id() const
{
    constexpr qsizetype shown = 12;
    return QCryptographicHash::hash(QByteArray::fromStdString(fingerprint()),
                                    QCryptographicHash::Sha1)
        .toHex()
        .left(shown)
        .toStdString();
}

void match_anew(FoundTable& part, const FoundTable& whole, const HeadingIndex& index,
                const SavedMapping* mapping)
{
    const Mapped mapped(mapping, index);
    match_columns(part, times_of(whole.columns, mapped), index, mapped);
}

std::optional<FoundTable> find_table(const std::vector<HeadRow>& rows,
                                     const std::vector<MergedRange>& merges,
                                     const HeadingIndex& index, const SavedMapping* mapping,
                                     TableSearch search)
{
    const Head head(rows, merges, index);
    const Mapped mapped(mapping, index);
    if (search == TableSearch::First && mapping != nullptr && mapping->heading_row) {
        const std::int64_t row = *mapping->heading_row - 1;
        const auto [first, last] = head.whole_merges(row, row);
        FoundTable table = match_block(head, first, last, index, mapped);
        if (table.matched == 0)
            return std::nullopt;
        return table;
    }
    auto best =
        best_block(head, head.last_row() + 1, index, mapped, search == TableSearch::Headings);
    if (!best)
        return std::nullopt;
    // A longer block further down may name more: the table above it comes first all the same.
    while (auto above = best_block(head, best->first_heading, index, mapped, true))
        best = std::move(above);
    const auto [first, last] = head.whole_merges(best->first_heading, best->last_heading);
    if (last - first < most_heading_rows &&
        (first != best->first_heading || last != best->last_heading)) {
        FoundTable grown = match_block(head, first, last, index, mapped);
        if (acceptable(grown))
            best = std::move(grown);
    }
    if (auto whole = with_units_below(head, *best, index, mapped))
        best = std::move(whole);
    return best;
}

bool merges_matter(const std::vector<HeadRow>& rows, const FoundTable& found,
                   const HeadingIndex& index)
{
    const Head head(rows, {}, index);
    if (found.last_heading > found.first_heading)
        return true;
    const std::vector<int> columns = head.columns(found.first_heading, found.last_heading);
    for (std::size_t i = 1; i < columns.size(); ++i) {
        if (columns[i] != columns[i - 1] + 1)
            return true;
    }
    const auto names_a_field = [&](std::int64_t row) {
        int texts = 0;
        int hits = 0;
        for (const int column : head.columns(row, row)) {
            if (!head.is_text(row, column))
                continue;
            ++texts;
            if (index.match(*head.text(row, column)))
                ++hits;
        }
        return hits > 0 && hits * 2 >= texts;
    };
    if (names_a_field(found.last_heading + 1))
        return true;
    // Several texts above the headings are groups; a single one is a title.
    return found.first_heading > 0 &&
           head.columns(found.first_heading - 1, found.first_heading - 1).size() > 2;
}

} // namespace lx
