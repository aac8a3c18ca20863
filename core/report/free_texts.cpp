#include "core/report/free_texts.h"

#include <algorithm>
#include <unordered_map>

#include "core/store/field_scan.h"

namespace lx {

namespace {

/// Position of the field of a ledger a column shows a name behind, where it may hold text; -1.
int field_of(const FactRegistry& facts, const ReportTableDef& table, const ReportColumnDef& column)
{
    if (column.kind != ReportColumnDef::Kind::Fact)
        return -1;
    const FactPath path = facts.path(table.ledger, column.fact);
    if (path.fact == nullptr || path.steps.size() != 1 || path.steps.front()->field < 0)
        return -1;
    const int field = path.steps.front()->field;
    const LedgerDef& ledger = *facts.catalog().ledger(table.ledger);
    return ledger.fields[static_cast<std::size_t>(field)].type == FieldType::RefOrText ? field : -1;
}

} // namespace

Result<> fill_free_texts(Database& database, const FactRegistry& facts, const ReportDef& def,
                         Report& report)
{
    for (const ReportTableDef& table : def.tables) {
        const auto made =
            std::find_if(report.tables.begin(), report.tables.end(),
                         [&](const ReportTable& one) { return one.name == table.name; });
        if (table.kind != ReportTableDef::Kind::List || made == report.tables.end())
            continue;
        for (const ReportColumnDef& column : table.columns) {
            const int field = field_of(facts, table, column);
            const auto shown =
                std::find_if(made->columns.begin(), made->columns.end(),
                             [&](const ReportColumn& one) { return one.key == column.column.key; });
            if (field < 0 || shown == made->columns.end())
                continue;
            const auto at = static_cast<std::size_t>(shown - made->columns.begin());
            std::unordered_map<std::int64_t, ReportCell*> blank;
            for (ReportRow& row : made->rows)
                if (row.style == RowStyle::Normal && row.cells[at].blank)
                    blank.emplace(row.cells[at].row, &row.cells[at]);
            if (blank.empty())
                continue;
            LX_TRY(scan_fields(database, *facts.catalog().ledger(table.ledger), {field},
                               [&](std::int64_t id, const std::vector<Value>& values) {
                                   const auto cell = blank.find(id);
                                   const std::string& text = text_of(values.front());
                                   if (cell == blank.end() || text.empty())
                                       return;
                                   cell->second->text = text;
                                   cell->second->blank = false;
                               }));
        }
    }
    return {};
}

} // namespace lx
