#include "core/store/structure_words.h"

#include <array>
#include <regex>
#include <utility>

namespace lx {

namespace {

const std::string advice = "，请用最近的备份恢复";

/// Tables that are no ledger's.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> own_tables{{
    {"action", "操作记录"},
    {"change", "修改记录"},
    {"chain_head", "修改记录的末端"},
    {"last_id", "编号记录"},
    {"setting", "设置"},
    {"own_field", "自定义字段"},
    {"search_state", "搜索索引"},
}};

/// "unit_area", "sqlite_autoindex_setting_1": which table an index is of. Names of tables may hold
/// "_" themselves: the longest that fits.
std::string table_of_index(const Catalog& catalog, std::string index)
{
    constexpr std::string_view automatic = "sqlite_autoindex_";
    if (index.starts_with(automatic))
        index.erase(0, automatic.size());
    std::string best;
    const auto consider = [&](std::string_view table) {
        if (table.size() > best.size() && index.starts_with(std::string(table) + "_"))
            best = table;
    };
    for (const LedgerDef& def : catalog.ledgers())
        consider(def.code);
    for (const auto& [table, words] : own_tables)
        consider(table);
    return best.empty() ? index : best;
}

} // namespace

std::string table_words(const Catalog& catalog, std::string_view table)
{
    if (const LedgerDef* def = catalog.ledger(table))
        return def->name;
    for (const auto& [own, words] : own_tables) {
        if (own == table)
            return std::string(words);
    }
    return "“" + std::string(table) + "”";
}

std::string structure_words(const Catalog& catalog, std::string_view line)
{
    static const std::regex index(R"((?:index|for) (\w+))");
    static const std::regex value(R"((?:NULL|NUMERIC|TEXT|non-\w+) value in (\w+)\.(\w+))");
    static const std::regex page(R"([Pp]age (\d+))");
    const std::string text(line);
    std::smatch found;
    if (std::regex_search(text, found, value)) {
        const LedgerDef* def = catalog.ledger(found[1].str());
        const FieldDef* field = def == nullptr ? nullptr : def->field(found[2].str());
        return table_words(catalog, found[1].str()) + "的“" +
               (field == nullptr ? found[2].str() : field->name) + "”里有不该有的内容" + advice;
    }
    if (std::regex_search(text, found, page))
        return "文件的第 " + found[1].str() + " 页损坏" + advice;
    if (std::regex_search(text, found, index))
        return table_words(catalog, table_of_index(catalog, found[1].str())) +
               "的索引与内容对不上" + advice;
    return "文件内部结构损坏" + advice;
}

} // namespace lx
