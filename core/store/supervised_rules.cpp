#include "core/store/supervised_rules.h"

#include <algorithm>

#include "core/store/change_json.h"
#include "core/store/statement.h"

namespace lx {

namespace {

struct Matter
{
    std::int64_t id = 0;
    std::string code;
    std::string source;
};

Result<std::vector<Matter>> matters_of_findings(sqlite3* handle)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(handle, "SELECT id, code, source FROM supervision"
                                         " WHERE object_kind IS NOT NULL AND source LIKE '%/%'"
                                         " ORDER BY id"));
    std::vector<Matter> matters;
    while (true) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            return matters;
        matters.push_back(
            {select.integer(0), std::string(select.text(1)), std::string(select.text(2))});
    }
}

/// A pack's id, a slash and the rule's: "ningxia-2018/6.a". Anything else is a clerk's own word.
bool is_rule(const std::string& word)
{
    const std::size_t slash = word.find('/');
    const auto pack = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    };
    return slash != std::string::npos && slash > 0 && slash + 1 < word.size() &&
           word.find('/', slash + 1) == std::string::npos && word[0] >= 'a' && word[0] <= 'z' &&
           std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(slash), pack);
}

} // namespace

Result<> take_out_supervised_rules(sqlite3* handle, const ActionRow& action,
                                   std::vector<MarkerChange>& made)
{
    LX_ASSIGN(const auto matters, matters_of_findings(handle));
    LX_ASSIGN(Statement update,
              Statement::prepare(handle, "UPDATE supervision SET rule = ?, source = ?,"
                                         " updated_at = ?, updated_by = ? WHERE id = ?"));
    for (const Matter& matter : matters) {
        const std::size_t blank = matter.source.find(' ');
        const std::string rule = matter.source.substr(0, blank);
        if (!is_rule(rule))
            continue;
        const std::string source =
            blank == std::string::npos ? std::string() : matter.source.substr(blank + 1);
        update.bind(1, std::string_view(rule));
        const Value left = source.empty() ? Value{} : Value(source); // as long as it is bound
        update.bind(2, left);
        update.bind(3, std::string_view(action.at));
        update.bind(4, std::string_view(action.actor));
        update.bind(5, matter.id);
        LX_TRY(update.run());
        MarkerChange& change =
            made.emplace_back(MarkerChange{"supervision", matter.id, matter.code, "update", {}});
        ChangeJson json(change.fields);
        json.add("source", matter.source, left);
        json.add("rule", Value{}, rule);
        json.finish();
    }
    return {};
}

} // namespace lx
