#include "core/edit/merge_rounds.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/split.h"
#include "core/store/assess_result.h"
#include "core/store/settings_under.h"
#include "core/store/star_settings.h"

namespace lx {

namespace {

/// Where an organization stands in the name of a setting of a round, below its prefix: its kind and
/// the place of the organization behind that.
constexpr std::pair<std::string_view, std::size_t> org_places[] = {
    {"points", 1}, {"report", 1}, {"interview", 1}, {"result", 1}, {"box", 2}};

constexpr std::size_t assessor_place = 2; ///< assess/<year>/<assessor>/…
constexpr std::size_t kind_place = 3;

constexpr std::string_view nothing_entered = "{}"; ///< of an entry of 评星 all of which was cleared

/// Whether a setting is of a round there is; what isn't was left by one whose beginning was undone.
bool is_of_round(const std::map<std::string, std::string>& kept,
                 const std::vector<std::string>& parts)
{
    return kept.contains(join_with({parts[0], parts[1], parts[assessor_place], "scheme"}, '/'));
}

/// Rounds of one kind, and where they name rows of the ledger.
struct RoundKind
{
    const char* settings;
    bool subjects;
    bool assessor;
};

Result<std::optional<int>> rename_in(const RoundKind& rounds, Database& database, Writer& writer,
                                     std::int64_t stays, std::int64_t goes)
{
    LX_ASSIGN(const auto kept, settings_under(database, rounds.settings));
    const std::string from = std::to_string(goes);
    const std::string to = std::to_string(stays);
    // What such a round left would be taken for the scores of one that moves to its place.
    for (const auto& [key, value] : kept) {
        const std::vector<std::string> parts = split_at(key, '/');
        if (rounds.assessor && parts.size() > kind_place && parts[assessor_place] == to &&
            !is_of_round(kept, parts))
            LX_TRY(writer.put_setting(key, std::nullopt));
    }
    for (const auto& [key, value] : kept) {
        std::vector<std::string> parts = split_at(key, '/');
        if (parts.size() <= kind_place || !is_of_round(kept, parts))
            continue;
        const std::optional<int> year = std::atoi(parts[1].c_str());
        const std::string& kind = parts[kind_place];
        std::string now = value;
        if (rounds.subjects && kind == "orgs") {
            std::vector<std::string> orgs = split_at(value, ' ');
            const bool has_goes = std::ranges::find(orgs, from) != orgs.end();
            const bool has_stays = std::ranges::find(orgs, to) != orgs.end();
            const auto assesses = [&](const std::string& row) {
                return rounds.assessor && parts[assessor_place] == row;
            };
            if ((has_goes && (has_stays || assesses(to))) || (has_stays && assesses(from)))
                return year;
            std::ranges::replace(orgs, from, to);
            now = join_with(orgs, ' ');
        }
        for (const auto& [named, place] : org_places)
            if (rounds.subjects && kind == named && parts.size() > kind_place + place &&
                parts[kind_place + place] == from)
                parts[kind_place + place] = to;
        if (rounds.assessor && parts[assessor_place] == from)
            parts[assessor_place] = to;
        const std::string moved = join_with(parts, '/');
        if (moved == key && now == value)
            continue;
        if (moved != key) {
            if (kept.contains(moved) && is_of_round(kept, parts))
                return year;
            LX_TRY(writer.put_setting(key, std::nullopt));
        }
        LX_TRY(writer.put_setting(moved, now));
    }
    return std::optional<int>();
}

} // namespace

Result<std::optional<int>> rename_in_rounds(Database& database, Writer& writer,
                                            const std::string& ledger, std::int64_t stays,
                                            std::int64_t goes)
{
    std::vector<RoundKind> kinds;
    if (ledger == "org")
        kinds = {{assess_settings, true, true}, {appraisal_settings, false, true}};
    else if (ledger == "member")
        kinds = {{appraisal_settings, true, false}};
    for (const RoundKind& rounds : kinds) {
        LX_ASSIGN(const auto year, rename_in(rounds, database, writer, stays, goes));
        if (year)
            return year;
    }
    return std::optional<int>();
}

Result<std::optional<int>> rename_in_ratings(Database& database, Writer& writer, std::int64_t stays,
                                             std::int64_t goes)
{
    LX_ASSIGN(const auto kept, settings_under(database, star_settings));
    const std::string from = star_org_part + std::to_string(goes);
    for (const auto& [key, value] : kept) {
        if (!key.ends_with(from))
            continue;
        const std::string moved =
            key.substr(0, key.size() - from.size()) + star_org_part + std::to_string(stays);
        const auto there = kept.find(moved);
        const bool both = there != kept.end() && there->second != nothing_entered;
        if (both && value != nothing_entered && value != there->second)
            return std::optional(std::atoi(key.c_str() + std::string_view(star_settings).size()));
        LX_TRY(writer.put_setting(key, std::nullopt));
        if (!both)
            LX_TRY(writer.put_setting(moved, value));
    }
    return std::optional<int>();
}

} // namespace lx
