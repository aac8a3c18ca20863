#include "core/report/quarter/binding_places.h"

#include <algorithm>
#include <set>

#include <QCryptographicHash>

#include "core/base/text.h"
#include "core/spreadsheet/column_letters.h"

namespace lx {

namespace {

using Words = std::vector<std::string>;

bool same(const Words& a, const Words& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const auto& x, const auto& y) { return fold(x) == fold(y); });
}

std::string path_text(const Words& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : "/") + word;
    return text;
}

/// Columns with that heading.
std::vector<std::int32_t> columns_of(const SheetForm& form, const Words& heading)
{
    std::vector<std::int32_t> found;
    for (std::size_t c = 0; c < form.headings().size(); ++c)
        if (!heading.empty() && same(form.headings()[c], heading))
            found.push_back(static_cast<std::int32_t>(c));
    return found;
}

/// Rows named so, left of that column.
std::vector<std::int64_t> rows_of(const SheetForm& form, const Words& label, std::int32_t before)
{
    std::vector<std::int64_t> found;
    for (std::int64_t row = form.heading_end(); row < form.grid().rows; ++row)
        if (same(form.label(row, before), label))
            found.push_back(row);
    return found;
}

std::string sheet_gone(const std::string& sheet)
{
    return "表里没有工作表“" + sheet + "”了。";
}

/// Where a cell stands now; the sentence why it is lost otherwise.
tl::expected<CellAddress, std::string> find_cell(const SheetForm& form, const BoundCell& cell)
{
    const CellAddress old = *cell_address(cell.cell);
    const BoundPlace& place = cell.place;
    if (!place.noted())
        return old;
    // What still stands in its place is not looked for elsewhere.
    std::int32_t column = old.column;
    if (!place.heading.empty() && !same(form.heading(old.column), place.heading)) {
        const auto columns = columns_of(form, place.heading);
        if (columns.size() != 1)
            return tl::unexpected<std::string>(
                columns.empty() ? "找不到“" + path_text(place.heading) + "”这一栏了。"
                                : "有几栏都叫“" + path_text(place.heading) + "”，分不清是哪一栏。");
        column = columns.front();
    }
    if (place.label.empty()) {
        if (place.below >= 0)
            return CellAddress{form.heading_end() + place.below, column};
        return CellAddress{old.row, column};
    }
    if (same(form.label(old.row, column), place.label))
        return CellAddress{old.row, column};
    const auto rows = rows_of(form, place.label, column);
    if (rows.size() != 1)
        return tl::unexpected<std::string>(
            rows.empty() ? "找不到“" + path_text(place.label) + "”这一行了。"
                         : "有几行都叫“" + path_text(place.label) + "”，分不清是哪一行。");
    return CellAddress{rows.front(), column};
}

/// The list as it stands now; the sentence why it is lost otherwise.
tl::expected<BoundList, std::string> find_list(const SheetForm& form, const BoundList& list)
{
    const CellAddress old = *cell_address(list.first);
    if (list.headings.empty())
        return list;
    std::vector<std::int32_t> columns(list.columns.size(), -1);
    std::int32_t first = -1;
    std::int32_t last = -1;
    for (std::size_t i = 0; i < list.columns.size(); ++i) {
        if (list.columns[i].empty())
            continue;
        const std::int32_t before = old.column + static_cast<std::int32_t>(i);
        if (i >= list.headings.size() || list.headings[i].empty() ||
            same(form.heading(before), list.headings[i])) {
            columns[i] = before;
        } else {
            const auto found = columns_of(form, list.headings[i]);
            if (found.size() != 1)
                return tl::unexpected<std::string>("找不到“" + path_text(list.headings[i]) +
                                                   "”这一栏了，或有几栏同名。");
            columns[i] = found.front();
        }
        first = first < 0 ? columns[i] : std::min(first, columns[i]);
        last = std::max(last, columns[i]);
    }
    const std::int64_t row = list.below >= 0 ? form.heading_end() + list.below : old.row;
    BoundList now = list;
    now.first = cell_name(row, first);
    now.last_row += row - old.row;
    now.columns.assign(static_cast<std::size_t>(last - first + 1), {});
    now.headings.assign(now.columns.size(), {});
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i] < 0)
            continue;
        const auto at = static_cast<std::size_t>(columns[i] - first);
        if (!now.columns[at].empty())
            return tl::unexpected<std::string>("两栏现在是同一栏了。");
        now.columns[at] = list.columns[i];
        if (i < list.headings.size())
            now.headings[at] = list.headings[i];
    }
    // Columns left alone at either end stay part of it.
    return now;
}

Words meaning(const BoundList& list)
{
    Words words{list.first, std::to_string(list.last_row)};
    words.insert(words.end(), list.columns.begin(), list.columns.end());
    while (words.back().empty())
        words.pop_back();
    return words;
}

} // namespace

std::size_t PlacedBinding::count(BoundState state) const
{
    return static_cast<std::size_t>(std::count_if(
        parts.begin(), parts.end(), [&](const BoundPart& one) { return one.state == state; }));
}

std::vector<std::string> PlacedBinding::moves() const
{
    std::vector<std::string> told;
    std::set<std::string> known;
    for (const BoundPart& part : parts) {
        if (part.state != BoundState::Moved)
            continue;
        std::string move = part.from + "→" + part.to;
        const auto mark = part.from.rfind('!');
        const auto from = cell_address(part.from.substr(mark + 1));
        const auto to_mark = part.to.rfind('!');
        const auto to = cell_address(part.to.substr(to_mark + 1));
        if (from && to && from->row == to->row && !part.list)
            move = part.from.substr(0, mark) + "：" + column_letters(from->column) + "→" +
                   column_letters(to->column);
        if (known.insert(move).second)
            told.push_back(std::move(move));
    }
    return told;
}

std::vector<std::string> PlacedBinding::lost() const
{
    std::vector<std::string> told;
    for (const BoundPart& part : parts)
        if (part.state == BoundState::Lost)
            told.push_back(part.from + "：" + part.why);
    return told;
}

Result<const SheetForm*> SheetForms::find(const std::string& sheet, Progress& progress)
{
    for (const auto& form : m_forms)
        if (form->sheet() == sheet)
            return form.get();
    const bool known = std::any_of(m_patch.sheets().begin(), m_patch.sheets().end(),
                                   [&](const SheetInfo& one) { return one.name == sheet; });
    if (!known)
        return nullptr;
    LX_ASSIGN(const SheetGrid grid, m_patch.grid(sheet, progress));
    m_forms.push_back(std::make_unique<SheetForm>(grid));
    return m_forms.back().get();
}

Result<PlacedBinding> place_binding(WorkbookPatch& patch, SheetForms& forms, const Binding& binding,
                                    Progress& progress)
{
    PlacedBinding placed;
    placed.binding.name = binding.name;
    placed.binding.fingerprint = binding.fingerprint;
    const auto refused = [&](BoundPart& part, const SheetCell& cell) {
        const auto checked = patch.check(cell);
        if (checked)
            return false;
        part.state = BoundState::Lost;
        part.why = checked.error().message;
        return true;
    };
    for (std::size_t i = 0; i < binding.cells.size(); ++i) {
        BoundCell cell = binding.cells[i];
        BoundPart part{false, i, BoundState::Fits, cell.sheet + "!" + cell.cell, {}, {}};
        LX_ASSIGN(const SheetForm* const form, forms.find(cell.sheet, progress));
        const auto found = form != nullptr ? find_cell(*form, cell)
                                           : tl::unexpected<std::string>(sheet_gone(cell.sheet));
        if (!found) {
            part.state = BoundState::Lost;
            part.why = found.error();
        } else if (!refused(part, {cell.sheet, found->row, found->column})) {
            cell.cell = cell_name(found->row, found->column);
            part.to = cell.sheet + "!" + cell.cell;
            part.state = part.to == part.from ? BoundState::Fits : BoundState::Moved;
            placed.binding.cells.push_back(std::move(cell));
        }
        placed.parts.push_back(std::move(part));
    }
    for (std::size_t i = 0; i < binding.lists.size(); ++i) {
        const BoundList& list = binding.lists[i];
        BoundPart part{true, i, BoundState::Fits, list.sheet + "!" + list.first, {}, {}};
        LX_ASSIGN(const SheetForm* const form, forms.find(list.sheet, progress));
        const auto found = form != nullptr ? find_list(*form, list)
                                           : tl::unexpected<std::string>(sheet_gone(list.sheet));
        if (!found) {
            part.state = BoundState::Lost;
            part.why = found.error();
        } else {
            const CellAddress first = *cell_address(found->first);
            bool lost = false;
            for (std::size_t c = 0; c < found->columns.size() && !lost; ++c)
                lost = !found->columns[c].empty() &&
                       refused(part, {list.sheet, first.row,
                                      first.column + static_cast<std::int32_t>(c)});
            if (!lost) {
                part.to = list.sheet + "!" + found->first;
                part.state =
                    meaning(*found) == meaning(list) ? BoundState::Fits : BoundState::Moved;
                placed.binding.lists.push_back(*found);
            }
        }
        placed.parts.push_back(std::move(part));
    }
    return placed;
}

Result<std::string> fingerprint_of(SheetForms& forms, const Binding& binding, Progress& progress)
{
    std::set<std::string> sheets;
    for (const BoundCell& cell : binding.cells)
        sheets.insert(cell.sheet);
    for (const BoundList& list : binding.lists)
        sheets.insert(list.sheet);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const std::string& sheet : sheets) {
        LX_ASSIGN(const SheetForm* const form, forms.find(sheet, progress));
        if (form == nullptr)
            return std::string();
        const std::string marks = form->marks();
        hash.addData(QByteArray(marks.data(), static_cast<qsizetype>(marks.size())));
    }
    return hash.result().toHex().left(32).toStdString();
}

Result<> note_places(SheetForms& forms, Binding& binding, Progress& progress)
{
    const auto form_of = [&](const std::string& sheet) -> Result<const SheetForm*> {
        LX_ASSIGN(const SheetForm* const form, forms.find(sheet, progress));
        if (form == nullptr)
            return fail(ErrorKind::Usage,
                        "上级表格里没有工作表“" + sheet + "”；请按表上的名称写。");
        return form;
    };
    for (BoundCell& cell : binding.cells) {
        LX_ASSIGN(const SheetForm* const form, form_of(cell.sheet));
        const CellAddress at = *cell_address(cell.cell);
        cell.place.heading = form->heading(at.column);
        cell.place.label = form->label(at.row, at.column);
        cell.place.below =
            static_cast<int>(std::max<std::int64_t>(-1, at.row - form->heading_end()));
    }
    for (BoundList& list : binding.lists) {
        LX_ASSIGN(const SheetForm* const form, form_of(list.sheet));
        const CellAddress at = *cell_address(list.first);
        list.headings.clear();
        for (std::size_t i = 0; i < list.columns.size(); ++i)
            list.headings.push_back(form->heading(at.column + static_cast<std::int32_t>(i)));
        list.below = static_cast<int>(std::max<std::int64_t>(-1, at.row - form->heading_end()));
    }
    LX_ASSIGN(binding.fingerprint, fingerprint_of(forms, binding, progress));
    return {};
}

} // namespace lx
