#include "core/report/policy_sheet.h"

namespace lx {

namespace {

void fill_in(std::string& text, const std::string& mark, const std::string& words)
{
    if (const auto at = text.find(mark); at != std::string::npos)
        text.replace(at, mark.size(), words);
}

/// A sheet's name: at most 31 characters, without the signs Excel refuses.
std::string sheet_name(const std::string& name)
{
    std::string cleaned;
    for (const char c : name)
        cleaned += std::string_view("[]:*?/\\").find(c) == std::string_view::npos ? c : '-';
    std::size_t count = 0;
    for (std::size_t i = 0; i < cleaned.size(); ++i) {
        if ((static_cast<unsigned char>(cleaned[i]) & 0xC0U) != 0x80U && ++count > 31)
            return cleaned.substr(0, i);
    }
    return cleaned;
}

} // namespace

ReportTable policy_sheet(const ReportTableDef& def, const PolicyPack& pack,
                         const std::string& prefix, const std::string& group)
{
    ReportTable table;
    table.name = def.name;
    table.title = def.title;
    fill_in(table.name, "{each}", group);
    fill_in(table.title, "{each}", group);
    fill_in(table.title, "{policy}", pack.name());
    table.name = sheet_name(prefix + table.name);
    table.note = def.note;
    table.frozen_columns = def.frozen_columns;
    for (const ReportColumnDef& column : def.columns)
        table.columns.push_back(column.column);
    return table;
}

void set_subject(ReportRow& row, const std::string& ledger, std::int64_t id)
{
    for (ReportCell& cell : row.cells) {
        cell.ledger = ledger;
        cell.row = id;
    }
}

} // namespace lx
