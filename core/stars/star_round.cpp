#include "core/stars/star_round.h"

#include <charconv>

#include <QJsonObject>

#include "core/base/json_writer.h"
#include "core/base/object_reader.h"
#include "core/stars/star_scheme.h"
#include "core/store/settings_store.h"
#include "core/store/settings_under.h"
#include "core/store/star_settings.h"
#include "core/store/writer.h"

namespace lx {

namespace {

std::string under(int year)
{
    return std::string(star_settings) + std::to_string(year) + "/";
}

/// Before the id of the organization. Items are a scheme's own, so is what is entered by them.
std::string org_prefix(int year, const std::string& scheme)
{
    return under(year) + scheme + star_org_part;
}

/// What `write` puts into one object.
template <class Write> std::string object_text(const Write& write)
{
    std::string text;
    JsonWriter json([&](std::string_view piece) {
        text += piece;
        return true;
    });
    json.begin_object();
    write(json);
    json.end_object();
    (void)json.finish();
    while (text.ends_with('\n'))
        text.pop_back();
    return text;
}

std::string text_of(const StarEntry& entry)
{
    return object_text([&](JsonWriter& json) {
        if (!entry.items.empty()) {
            json.key("items").begin_object();
            for (const auto& [id, item] : entry.items)
                json.key(id)
                    .begin_object()
                    .integer("points", item.points)
                    .text("reason", item.reason)
                    .end_object();
            json.end_object();
        }
        if (!entry.vetoes.empty()) {
            json.key("veto").begin_object();
            for (const auto& [id, reason] : entry.vetoes)
                json.text(id, reason);
            json.end_object();
        }
        if (entry.decided)
            json.key("decided")
                .begin_object()
                .integer("stars", entry.decided->stars)
                .text("reason", entry.decided->reason)
                .end_object();
    });
}

std::string round_key_of(int year)
{
    return under(year) + "round";
}

std::string text_of(const StarRound& round)
{
    return object_text([&](JsonWriter& json) {
        json.text("scheme", round.scheme);
        for (const auto& [step, day] : round.steps)
            json.text(star_step_code(step), day.iso());
    });
}

/// Members of an object whose names are data.
void each_member(ObjectReader& in, const char* key,
                 const std::function<void(ObjectReader&, const std::string&)>& read)
{
    in.object(key, [&](ObjectReader& members) {
        for (const std::string& name : members.left())
            read(members, name);
    });
}

Result<StarEntry> read_entry(const std::string& key, std::string_view text)
{
    LX_ASSIGN(ObjectReader in, ObjectReader::of(key, text));
    StarEntry entry;
    each_member(in, "items", [&](ObjectReader& items, const std::string& id) {
        items.object(id.c_str(), [&](ObjectReader& each) {
            StarEntry::Item item;
            int points = 0;
            each.whole("points", points, true);
            if (points < 0)
                each.complain("points", "分值不能小于0");
            item.points = points;
            each.text("reason", item.reason);
            entry.items.emplace(id, std::move(item));
        });
    });
    each_member(in, "veto", [&](ObjectReader& vetoes, const std::string& id) {
        vetoes.text(id.c_str(), entry.vetoes[id]);
    });
    in.object("decided", [&](ObjectReader& each) {
        entry.decided = StarEntry::Decided{};
        each.whole("stars", entry.decided->stars, true);
        if (entry.decided->stars < 0 || entry.decided->stars > kMostStars)
            each.complain("stars", "应为0至5星");
        each.text("reason", entry.decided->reason);
    });
    LX_TRY(in.end(key));
    return entry;
}

/// What is kept of the organizations by a scheme's items.
Result<std::map<std::int64_t, StarEntry>> entries_of(Database& database, int year,
                                                     const std::string& scheme)
{
    std::map<std::int64_t, StarEntry> entries;
    const std::string begin = org_prefix(year, scheme);
    LX_ASSIGN(const auto kept, settings_under(database, begin));
    for (const auto& [key, text] : kept) {
        const std::string_view number = std::string_view(key).substr(begin.size());
        std::int64_t org = 0;
        if (std::from_chars(number.data(), number.data() + number.size(), org).ec != std::errc())
            continue; // of a later program
        LX_ASSIGN(StarEntry entry, read_entry(key, text));
        if (entry != StarEntry())
            entries.emplace(org, std::move(entry));
    }
    return entries;
}

Result<> read_round(const std::string& key, std::string_view text, StarRound& round)
{
    LX_ASSIGN(ObjectReader in, ObjectReader::of(key, text));
    in.text("scheme", round.scheme);
    for (const StarStep step : kStarSteps) {
        std::string day;
        const std::string code(star_step_code(step));
        in.text(code.c_str(), day);
        if (const auto read = Date::from_iso(day))
            round.steps.emplace(step, *read);
    }
    return in.end(key);
}

} // namespace

std::string_view star_step_code(StarStep step)
{
    constexpr std::array<std::string_view, 4> codes{"self", "first", "review", "publish"};
    return codes[static_cast<std::size_t>(step)];
}

std::string_view star_step_title(StarStep step)
{
    constexpr std::array<std::string_view, 4> titles{"自评", "初核", "审核", "公示"};
    return titles[static_cast<std::size_t>(step)];
}

Result<StarRound> StarRound::load(Database& database, int year)
{
    StarRound round;
    round.year = year;
    const std::string key = round_key_of(year);
    LX_ASSIGN(const auto kept, SettingsStore(database).get(key));
    if (kept)
        LX_TRY(read_round(key, *kept, round));
    return round;
}

Result<> StarRound::read_entries(Database& database, const std::string& of_scheme, int cycle)
{
    LX_ASSIGN(entries, entries_of(database, year, of_scheme));
    earlier.clear();
    for (int before = year - cycle + 1; before < year; ++before) {
        LX_ASSIGN(const auto then, entries_of(database, before, of_scheme));
        for (const auto& [org, entry] : then)
            for (const auto& [veto, reason] : entry.vetoes)
                earlier[org][veto] = {before, reason};
    }
    return {};
}

Result<StarEntry> StarRound::load_entry(Database& database, int year, const std::string& of_scheme,
                                        std::int64_t org)
{
    const std::string key = org_prefix(year, of_scheme) + std::to_string(org);
    LX_ASSIGN(const auto kept, SettingsStore(database).get(key));
    return kept ? read_entry(key, *kept) : StarEntry();
}

const StarEntry* StarRound::entry(std::int64_t org) const
{
    const auto found = entries.find(org);
    return found == entries.end() ? nullptr : &found->second;
}

std::optional<std::string> StarRound::found_by_hand(std::int64_t org, const std::string& veto) const
{
    if (const StarEntry* own = entry(org))
        if (const auto now = own->vetoes.find(veto); now != own->vetoes.end())
            return now->second;
    const auto of_org = earlier.find(org);
    if (of_org == earlier.end())
        return std::nullopt;
    const auto before = of_org->second.find(veto);
    if (before == of_org->second.end())
        return std::nullopt;
    return std::to_string(before->second.year) + "年度认定" +
           (before->second.reason.empty() ? "" : "，" + before->second.reason);
}

Result<> save_star_entry(Database& database, const Actor& actor, int year,
                         const std::string& scheme, std::int64_t org, const StarEntry& entry,
                         const std::string& title)
{
    return SettingsStore(database).set(org_prefix(year, scheme) + std::to_string(org),
                                       text_of(entry), title, &actor);
}

Result<> save_star_round(Database& database, const Actor& actor, const StarRound& round,
                         const std::string& title)
{
    return SettingsStore(database).set(round_key_of(round.year), text_of(round), title, &actor);
}

Result<> put_star_round(Writer& writer, const StarRound& round)
{
    return writer.put_setting(round_key_of(round.year), text_of(round));
}

} // namespace lx
