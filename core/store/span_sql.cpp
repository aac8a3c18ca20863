#include "core/store/span_sql.h"

#include <cstdlib>

#include "core/store/key_sql.h"
#include "core/store/ledger_table.h"

namespace lx {

namespace {

std::string joined(const std::vector<std::string>& conditions)
{
    std::string all;
    for (const std::string& one : conditions)
        all += (all.empty() ? "" : " AND ") + one;
    return conditions.size() > 1 ? "(" + all + ")" : all;
}

} // namespace

std::string span_sql(const Catalog& catalog, const LedgerDef& def, std::string_view alias,
                     const std::string& day, std::vector<Value>& parameters)
{
    const SpanDef& span = def.span;
    const auto column = [&](const std::string& key) { return field_sql(*def.field(key), alias); };
    std::vector<std::string> all;
    // coalesce rather than IS NULL OR: nearly every row counts, so an index would only cost
    // lookups.
    for (const std::string& key : span.starts) {
        all.push_back("coalesce(" + column(key) + ", '') <= ?");
        parameters.emplace_back(day);
    }
    for (const std::string& key : span.ends) {
        all.push_back("coalesce(" + column(key) + ", '9999-12-32') > ?");
        parameters.emplace_back(day);
    }
    if (!span.year.empty()) {
        all.push_back("coalesce(" + column(span.year) + ", 0) <= ?");
        parameters.emplace_back(std::int64_t{std::atoll(day.substr(0, 4).c_str())});
    }
    if (!span.gone_field.empty()) {
        std::string gone = "coalesce(" + column(span.gone_field) + ", '') IN (";
        for (std::size_t i = 0; i < span.gone_values.size(); ++i) {
            gone += i == 0 ? "?" : ", ?";
            parameters.emplace_back(span.gone_values[i]);
        }
        gone += ")";
        for (const std::string& key : span.ends)
            gone += " AND " + column(key) + " IS NULL";
        all.push_back("NOT (" + gone + ")");
    }
    if (!span.within.empty()) {
        const LedgerDef& other = *catalog.ledger(def.field(span.within)->ledger);
        const std::string row = std::string(alias) + "w";
        const std::string counts = span_sql(catalog, other, row, day, parameters);
        if (!counts.empty())
            all.push_back("NOT EXISTS (SELECT 1 FROM " + quote_name(other.code) + " " + row +
                          " WHERE " + row + ".id = " + column(span.within) + " AND NOT " + counts +
                          ")");
    }
    return joined(all);
}

} // namespace lx
