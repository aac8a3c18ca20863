#include "core/report/subject_list.h"

#include <algorithm>
#include <tuple>

#include "core/ledger/mask.h"
#include "core/store/column_reader.h"

namespace lx {

namespace {

/// Column with one of these headings; -1 if there is none.
int column_of(const ReportTable& table, std::initializer_list<std::string_view> headings)
{
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        for (const std::string_view heading : headings) {
            if (table.columns[c].heading.back() == heading)
                return static_cast<int>(c);
        }
    }
    return -1;
}

bool is_figure(const ReportColumn& column)
{
    return !column.ordinal &&
           (column.format == ColumnFormat::Count || column.format == ColumnFormat::Money ||
            column.format == ColumnFormat::Percent || column.format == ColumnFormat::Decimal);
}

/// "6.a、7.b" ends with 7.b, but "17.b" does not.
bool ends_with_entry(const std::string& list, const std::string& what)
{
    constexpr std::string_view sign = "、";
    if (!list.ends_with(what))
        return false;
    return list.size() == what.size() ||
           std::string_view(list).substr(0, list.size() - what.size()).ends_with(sign);
}

} // namespace

SubjectList::Subject& SubjectList::subject(std::string_view ledger, std::int64_t id)
{
    if (m_last == nullptr || m_last_ledger != ledger) {
        m_last = &m_ledgers[std::string(ledger)];
        m_last_ledger = ledger;
    }
    return (*m_last)[id];
}

void SubjectList::take(const ReportTable& table)
{
    const int name = column_of(table, {"单位名称", "对象"});
    const int key = column_of(table, {"统一社会信用代码", "对象编号"});
    if (name < 0)
        return;
    std::vector<std::pair<std::size_t, std::size_t>> figures; // column of the list → of this sheet
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (!is_figure(table.columns[c]))
            continue;
        const auto known =
            std::find_if(m_figures.begin(), m_figures.end(), [&](const ReportColumn& one) {
                return one.heading == table.columns[c].heading;
            });
        figures.emplace_back(c, static_cast<std::size_t>(known - m_figures.begin()));
        if (known == m_figures.end())
            m_figures.push_back(table.columns[c]);
    }
    for (const ReportRow& row : table.rows) {
        const ReportCell& cell = row.cells[static_cast<std::size_t>(name)];
        if (cell.row == 0)
            continue;
        Subject& subject = this->subject(cell.ledger, cell.row);
        subject.name = cell.text;
        if (key >= 0)
            subject.key = row.cells[static_cast<std::size_t>(key)].text;
        if (!subject.sheets.ends_with(table.name))
            subject.sheets += (subject.sheets.empty() ? "" : "、") + table.name;
        ++subject.times;
        if (!figures.empty() && subject.figures.size() < m_figures.size())
            subject.figures.resize(m_figures.size());
        for (const auto& [from, to] : figures)
            subject.figures[to] = row.cells[from];
    }
}

void SubjectList::count(std::string_view ledger, std::int64_t id, std::size_t heading,
                        const std::string& what)
{
    Subject& subject = this->subject(ledger, id);
    subject.counted.resize(m_counted.size());
    std::string& list = subject.counted[heading];
    if (!ends_with_entry(list, what))
        list += (list.empty() ? "" : "、") + what;
}

void SubjectList::place(std::string_view ledger, std::int64_t id, const std::string& area)
{
    subject(ledger, id).area = area;
}

Result<> SubjectList::name(Database& database, const Catalog& catalog, Progress& progress)
{
    for (auto& [ledger, subjects] : m_ledgers) {
        LX_ASSIGN(const RowNames names,
                  read_names(database, catalog, *catalog.ledger(ledger), progress));
        for (std::size_t row = 0; row < names.ids.size(); ++row) {
            const auto found = subjects.find(names.ids[row]);
            if (found == subjects.end())
                continue;
            Subject& subject = found->second;
            if (subject.name.empty())
                subject.name = names.names[row];
            if (subject.key.empty())
                subject.key = mask_key_parts(names.keys[row]);
        }
    }
    return {};
}

ReportTable SubjectList::table(const std::string& report_name) &&
{
    ReportTable list;
    list.name = "名单";
    list.title = report_name + "名单";
    list.columns = {column("名称", 36), column("编号", 24, ColumnFormat::Code)};
    struct Entry
    {
        const std::string* ledger = nullptr;
        std::int64_t id = 0;
        Subject* subject = nullptr;
    };
    std::vector<Entry> order;
    for (auto& [ledger, subjects] : m_ledgers)
        for (auto& [id, subject] : subjects)
            order.push_back({&ledger, id, &subject});
    std::sort(order.begin(), order.end(), [](const Entry& a, const Entry& b) {
        return std::tie(*a.ledger, a.subject->key, a.subject->name, a.id) <
               std::tie(*b.ledger, b.subject->key, b.subject->name, b.id);
    });
    const auto any = [&](auto holds) {
        return std::any_of(order.begin(), order.end(),
                           [&](const Entry& entry) { return holds(*entry.subject); });
    };
    const bool areas = any([](const Subject& subject) { return !subject.area.empty(); });
    if (areas)
        list.columns.push_back(column("属地", 24));
    list.columns.push_back(column("所在表", 40));
    list.columns.push_back(column("次数", 8, ColumnFormat::Count));
    list.columns.insert(list.columns.end(), m_figures.begin(), m_figures.end());
    std::vector<std::size_t> counted; // headings something stands under
    for (std::size_t i = 0; i < m_counted.size(); ++i) {
        if (!any([i](const Subject& subject) {
                return i < subject.counted.size() && !subject.counted[i].empty();
            }))
            continue;
        counted.push_back(i);
        list.columns.push_back(column(m_counted[i], 30));
    }
    if (order.size() > most_sheet_rows) {
        list.note = "注：共 " + std::to_string(order.size()) + " 行，一张表放不下，只列出前 " +
                    std::to_string(most_sheet_rows) + " 行。";
        order.resize(most_sheet_rows);
    }
    for (const Entry& entry : order) {
        Subject& subject = *entry.subject;
        ReportRow row;
        const auto text = [](std::string& words) { return ReportCell::of_text(std::move(words)); };
        row.cells = {text(subject.name), text(subject.key)};
        if (areas)
            row.cells.push_back(text(subject.area));
        row.cells.push_back(text(subject.sheets));
        row.cells.push_back(ReportCell::of_count(subject.times));
        for (std::size_t i = 0; i < m_figures.size(); ++i)
            row.cells.push_back(i < subject.figures.size() ? std::move(subject.figures[i])
                                                           : ReportCell{});
        for (const std::size_t i : counted)
            row.cells.push_back(i < subject.counted.size() ? text(subject.counted[i])
                                                           : ReportCell{});
        for (ReportCell& cell : row.cells) {
            cell.ledger = *entry.ledger;
            cell.row = entry.id;
        }
        list.rows.push_back(std::move(row));
    }
    return list;
}

} // namespace lx
