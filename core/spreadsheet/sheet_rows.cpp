#include "core/spreadsheet/sheet_rows.h"

#include <algorithm>

namespace lx {

namespace {

/// Sixteen bytes each; more than Excel can make in a lifetime.
constexpr std::size_t kMostMerges = 4'000'000;
/// Ranges may overlap: more than these are not even looked at.
constexpr std::size_t kMostHidden = 100'000;

} // namespace

std::string SheetRows::place() const
{
    if (m_sheet.empty())
        return "文件";
    std::string place = "工作表“" + m_sheet + "”";
    if (m_number >= 0)
        place += "第 " + std::to_string(m_number + 1) + " 行附近";
    return place;
}

void SheetRows::refuse(std::string_view what, std::string_view detail)
{
    m_reader.refuse(Error{ErrorKind::BadInput, place() + std::string(what), std::string(detail)});
}

void SheetRows::refuse_row()
{
    refuse("的行号超过了 " + std::to_string(m_limits.rows) +
               " 行的上限，没有读取；请核对文件或拆成几个文件导入。",
           "row over the limit");
}

void SheetRows::refuse_column()
{
    refuse("的列号超过了 " + std::to_string(m_limits.columns) + " 列的上限，没有读取；请核对文件。",
           "column over the limit");
}

bool SheetRows::hand_out(bool hidden)
{
    m_disorder = m_disorder || m_number <= m_last;
    m_last = m_number;
    ++m_facts.rows;
    m_facts.hidden_rows += hidden ? 1 : 0;
    const bool wanted = m_sink(SheetRow{m_number, hidden, &cells()});
    if (!wanted)
        m_reader.finish();
    return wanted;
}

void SheetRows::add_merge(const MergedRange& range)
{
    if (++m_merges > kMostMerges)
        return refuse("里的合并单元格太多，不像正常的表格，没有读取；请核对文件来源。",
                      "merges over the limit");
    m_facts.merges.push_back(range);
}

void SheetRows::hide_columns(std::int64_t first, std::int64_t last)
{
    last = std::min<std::int64_t>(last, m_limits.columns - 1);
    for (; first <= last && m_facts.hidden_columns.size() < kMostHidden; ++first)
        m_facts.hidden_columns.push_back(static_cast<std::int32_t>(first));
}

SheetFacts SheetRows::take_facts()
{
    std::vector<std::int32_t>& hidden = m_facts.hidden_columns;
    std::sort(hidden.begin(), hidden.end());
    hidden.erase(std::unique(hidden.begin(), hidden.end()), hidden.end());
    if (m_disorder)
        m_facts.notes.push_back("工作表“" + m_sheet +
                                "”的行号有重复或前后颠倒，已照文件里的次序读取，请核对。");
    return std::exchange(m_facts, {});
}

} // namespace lx
