#include "core/store/area_levels.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/store/statement.h"

namespace lx {

namespace {

/// Kinds that have a level, the largest first.
constexpr std::array<std::string_view, 3> levels{"省", "市", "县区旗"};

/// 0 is the largest; beyond them: every other kind.
std::size_t rank(std::string_view kind)
{
    return static_cast<std::size_t>(std::find(levels.begin(), levels.end(), kind) - levels.begin());
}

bool has_level(std::string_view kind)
{
    return rank(kind) < levels.size();
}

/// `lower` can't stand under `upper`.
bool upside_down(std::string_view upper, std::string_view lower)
{
    return has_level(lower) && rank(upper) >= rank(lower);
}

tl::unexpected<Error> refused(const std::string& sentence, const std::string& field)
{
    return fail(ErrorKind::Refused, sentence, "field area." + field);
}

std::string quoted(std::string_view text)
{
    return "“" + std::string(text) + "”";
}

struct OtherArea
{
    std::string name;
    std::string kind;
};

/// A row beside this one that stands on the wrong side of it, if there is one: its own 上级, then
/// those under it.
Result<std::optional<OtherArea>> misplaced(sqlite3* handle, const LedgerDef& area,
                                           const Record& row)
{
    const std::string_view kind = text_of(row.at(area, "kind"));
    const auto* parent = std::get_if<std::int64_t>(&row.at(area, "parent"));
    LX_ASSIGN(Statement select,
              Statement::prepare(handle, "SELECT name, kind, id = ?1 FROM area"
                                         " WHERE id = ?1 OR parent = ?2 ORDER BY id <> ?1, id"));
    select.bind(1, parent == nullptr ? std::int64_t{0} : *parent);
    select.bind(2, row.id);
    while (true) {
        LX_ASSIGN(const bool found, select.step());
        if (!found)
            return std::nullopt;
        const bool above = select.integer(2) != 0;
        if (above ? upside_down(select.text(1), kind) : upside_down(kind, select.text(1)))
            return OtherArea{std::string(select.text(0)), std::string(select.text(1))};
    }
}

Result<> check_jurisdiction(const LedgerDef& area, const Record& before, const Record& after)
{
    const std::string name = quoted(text_of(before.at(area, "name")));
    const std::string_view kind = text_of(after.at(area, "kind"));
    if (!has_level(text_of(before.at(area, "kind"))))
        return {};
    if (!has_level(kind))
        return refused(name + "是本台账的本级属地，“类别”只能是县区旗、市或省，不能改成" +
                           quoted(kind) + "，没有保存。",
                       "kind");
    return {};
}

} // namespace

Result<std::int64_t> jurisdiction_row(sqlite3* handle)
{
    return query_integer(handle, "SELECT id FROM area WHERE parent IS NULL ORDER BY id LIMIT 1");
}

Result<> check_area_change(sqlite3* handle, const LedgerDef& area, const Record& before,
                           const Record& after, const std::vector<std::size_t>& changed)
{
    const auto changes = [&](const char* key) {
        const auto at = static_cast<std::size_t>(area.index_of(key));
        return std::find(changed.begin(), changed.end(), at) != changed.end();
    };
    if (!changes("kind") && !changes("parent"))
        return {};
    LX_ASSIGN(const std::int64_t root, jurisdiction_row(handle));
    if (before.id == root)
        LX_TRY(check_jurisdiction(area, before, after));
    LX_ASSIGN(const auto stood, misplaced(handle, area, before));
    LX_ASSIGN(const auto other, misplaced(handle, area, after));
    if (!other || stood)
        return {};
    return refused(quoted(text_of(after.at(area, "name"))) + "（" +
                       text_of(after.at(area, "kind")) + "）与" + quoted(other->name) + "（" +
                       other->kind +
                       "）的上下级不合：县区旗要在市或省之下，市要在省之下，"
                       "别的属地之下没有它们；没有保存，请改正“类别”或“上级”。",
                   changes("kind") ? "kind" : "parent");
}

bool judged_where_written(const LedgerDef& def, const FieldDef& field)
{
    return field.ledger == def.code || (def.code == "area" && field.key == "kind");
}

Result<> check_area_removal(sqlite3* handle, const LedgerDef& area, const Record& row)
{
    LX_ASSIGN(const std::int64_t root, jurisdiction_row(handle));
    if (row.id != root || !has_level(text_of(row.at(area, "kind"))))
        return {};
    return fail(ErrorKind::Refused, quoted(text_of(row.at(area, "name"))) +
                                        "是本台账的本级属地，统计和报表都以它为准，不能删除；"
                                        "名称、代码有误的请直接修改，合并时保留这一行。");
}

} // namespace lx
