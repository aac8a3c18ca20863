#include "core/assess/round.h"

#include <algorithm>
#include <charconv>

#include "core/assess/tally.h"
#include "core/base/split.h"
#include "core/store/assess_result.h"
#include "core/store/settings_under.h"

namespace lx {

namespace {

std::string_view root_of(bool members)
{
    return members ? appraisal_settings : assess_settings;
}

bool is_number(std::string_view text, std::int64_t& out)
{
    const auto read = std::from_chars(text.data(), text.data() + text.size(), out);
    return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

/// Fields of a setting, one a line; the last may hold lines of its own.
std::vector<std::string> fields(const std::string& text, std::size_t many)
{
    std::vector<std::string> found;
    std::string_view rest = text;
    while (found.size() + 1 < many) {
        const std::size_t at = rest.find('\n');
        found.emplace_back(rest.substr(0, at));
        rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
    }
    found.emplace_back(rest);
    return found;
}

/// The other way round; line breaks in any but the last become blanks.
std::string lines(std::initializer_list<std::string> fields)
{
    std::string text;
    for (const std::string& field : fields) {
        std::string one = field;
        if (&field + 1 != fields.end())
            std::ranges::replace(one, '\n', ' ');
        text += (&field == fields.begin() ? "" : "\n") + one;
    }
    return text;
}

std::optional<Points> points_in(const std::string& text)
{
    const auto points = points_of(text);
    return points ? std::optional(*points) : std::nullopt;
}

std::string given(const std::optional<Points>& points)
{
    return points ? points_text(*points) : std::string();
}

std::string given(const std::optional<Date>& day)
{
    return day ? day->iso() : std::string();
}

bool is_round_year(std::int64_t year)
{
    return year >= first_round_year && year <= last_round_year;
}

/// Leaves out what doesn't fit the organizations and marks there are.
void part_misfits(AssessRound& round)
{
    std::erase_if(round.boxes, [&](const auto& box) {
        const BoxId& id = box.first;
        return round.voters(id).own ? !round.has(id.org) : id.org != 0;
    });
    for (auto& [id, box] : round.boxes) {
        for (std::size_t pass = 0; pass < box.passes.size(); ++pass)
            for (auto sheet = box.passes[pass].begin(); sheet != box.passes[pass].end();) {
                if (sheet->first >= 1 && sheet_problem(round, id, sheet->second.marks).empty()) {
                    ++sheet;
                    continue;
                }
                box.misfits.insert(std::to_string(pass + 1) + "/" + std::to_string(sheet->first));
                sheet = box.passes[pass].erase(sheet);
            }
        if (box.totals && !totals_fit(round, id, *box.totals)) {
            box.misfits.insert("totals");
            box.totals.reset();
        }
    }
}

/// Takes the settings of a round apart, one after the other; false where one doesn't read.
class RoundReader
{
public:
    explicit RoundReader(AssessRound& round) : m_round(round) {}

    bool read(std::string_view key, const std::string& value)
    {
        const auto parts = split_at(key, '/');
        if (parts[0] == "closed")
            return (m_round.closed = Date::from_iso(value)).has_value();
        if (parts[0] == "orgs")
            return read_orgs(value);
        std::int64_t org = 0;
        if (parts[0] == "points" && parts.size() == 3 && is_number(parts[1], org))
            return read_points(m_round.points[{org, std::string(parts[2])}], value);
        if (parts[0] == "report" && parts.size() == 2 && is_number(parts[1], org)) {
            const auto two = fields(value, 2);
            m_round.reports[org] = {points_in(two[0]), Date::from_iso(two[1])};
            return true;
        }
        if (parts[0] == "interview" && parts.size() == 2 && is_number(parts[1], org)) {
            const auto five = fields(value, 5);
            m_round.interviews[org] = {five[0] == "1", Date::from_iso(five[1]), five[2], five[4],
                                       Date::from_iso(five[3])};
            return true;
        }
        if (parts[0] == "box" && parts.size() >= 4 && is_number(parts[2], org))
            return read_box(parts, org, value);
        return parts[0] == "scheme" || parts[0] == "result";
    }

private:
    bool read_orgs(const std::string& value)
    {
        for (const std::string& part : split_at(value, ' ')) {
            std::int64_t org = 0;
            if (!is_number(part, org))
                return value.empty();
            if (m_round.has(org))
                return false;
            m_round.orgs.push_back(org);
        }
        return true;
    }

    static bool read_points(ItemPoints& into, const std::string& value)
    {
        const auto four = fields(value, 4);
        const auto points = points_in(four[0]);
        into = {points.value_or(0), points_in(four[1]), four[2], four[3]};
        return points.has_value();
    }

    bool read_box(const std::vector<std::string>& parts, std::int64_t org, const std::string& value)
    {
        const auto* voters = m_round.scheme->group(parts[1]);
        if (voters == nullptr)
            return false;
        BallotBox& box =
            m_round.boxes[{static_cast<std::size_t>(voters - m_round.scheme->voters.data()), org}];
        std::int64_t number = 0;
        if (parts[3] == "count")
            return read_count(box.count.emplace(), value);
        if (parts[3] == "totals")
            return read_totals(box.totals.emplace(), value);
        if (parts.size() != 5 || !is_number(parts[4], number) || number < 0 ||
            number > most_ballots)
            return false;
        const int sheet = static_cast<int>(number);
        if (parts[3] == "settled")
            return is_number(value, number) && number >= 0 && number <= most_ballots &&
                   (box.settled[sheet] = static_cast<int>(number), true);
        if (parts[3] != "1" && parts[3] != "2")
            return false;
        auto two = fields(value, 2);
        box.passes[parts[3] == "1" ? 0 : 1][sheet] = {std::move(two[0]), std::move(two[1])};
        return true;
    }

    static bool read_count(BallotCount& count, const std::string& value)
    {
        const auto parts = split_at(value, ' ');
        return parts.size() == 5 && is_number(parts[0], count.issued) &&
               is_number(parts[1], count.returned) && is_number(parts[2], count.unreturned) &&
               is_number(parts[3], count.valid) && is_number(parts[4], count.invalid);
    }

    static bool read_totals(std::vector<std::vector<MarkCounts>>& totals, const std::string& value)
    {
        for (const std::string& line : split_at(value, '\n')) {
            auto& aspects = totals.emplace_back();
            for (const std::string& aspect : split_at(line, ';')) {
                MarkCounts& counts = aspects.emplace_back(MarkCounts{});
                const auto parts = split_at(aspect, ' ');
                for (std::size_t i = 0; i < counts.size(); ++i)
                    if (parts.size() != counts.size() || !is_number(parts[i], counts[i]))
                        return false;
            }
        }
        return true;
    }

    AssessRound& m_round;
};

} // namespace

std::string imbalance(const BallotCount& count)
{
    const auto n = [](std::int64_t number) { return std::to_string(number); };
    for (const std::int64_t one :
         {count.issued, count.returned, count.unreturned, count.valid, count.invalid}) {
        if (one < 0)
            return "票数不能是负数。";
        if (one > most_ballots)
            return "票数不能多于 " + n(most_ballots) + " 张。";
    }
    if (count.issued != count.returned + count.unreturned)
        return "发出 " + n(count.issued) + " 张，不等于收回 " + n(count.returned) + " 张加未收回 " +
               n(count.unreturned) + " 张，请核对。";
    if (count.returned != count.valid + count.invalid)
        return "收回 " + n(count.returned) + " 张，不等于有效 " + n(count.valid) + " 张加无效 " +
               n(count.invalid) + " 张，请核对。";
    return {};
}

bool AssessRound::has(std::int64_t org) const
{
    return std::ranges::find(orgs, org) != orgs.end();
}

std::vector<BoxId> AssessRound::box_ids() const
{
    std::vector<BoxId> ids;
    for (std::size_t group = 0; group < scheme->voters.size(); ++group) {
        if (!scheme->voters[group].own)
            ids.push_back({group, 0});
        else
            for (const std::int64_t org : orgs)
                ids.push_back({group, org});
    }
    return ids;
}

const BallotBox& AssessRound::box(const BoxId& at) const
{
    static const BallotBox none;
    const auto found = boxes.find(at);
    return found == boxes.end() ? none : found->second;
}

std::vector<std::int64_t> AssessRound::orgs_on(const BoxId& at) const
{
    return at.org == 0 ? orgs : std::vector<std::int64_t>{at.org};
}

std::vector<std::string> ballot_lines(const AssessRound& round, const BoxId& box,
                                      const OrgNames& names)
{
    const auto& aspects = round.voters(box).aspects;
    std::vector<std::string> lines;
    for (const std::int64_t org : round.orgs_on(box)) {
        const auto found = names.find(org);
        const std::string name = found == names.end() ? std::string() : found->second;
        for (const auto& aspect : aspects)
            lines.push_back(aspects.size() == 1 ? name
                            : box.org != 0      ? aspect.name
                                                : name + "　" + aspect.name);
    }
    return lines;
}

Result<std::vector<RoundId>> assess_rounds(Database& database)
{
    std::set<RoundId> found;
    for (const bool members : {false, true}) {
        const std::string_view root = root_of(members);
        LX_ASSIGN(const auto kept, settings_under(database, std::string(root)));
        for (const auto& [key, value] : kept) {
            const auto parts = split_at(std::string_view(key).substr(root.size()), '/');
            std::int64_t year = 0;
            std::int64_t assessor = 0;
            if (parts.size() == 3 && parts[2] == "scheme" && is_number(parts[0], year) &&
                is_round_year(year) && is_number(parts[1], assessor))
                found.insert({static_cast<int>(year), assessor, members});
        }
    }
    std::vector<RoundId> rounds(found.begin(), found.end());
    std::ranges::stable_sort(rounds, std::greater(), &RoundId::year);
    return rounds;
}

Result<AssessRound> load_assess_round(Database& database, const FactRegistry& facts,
                                      const RoundId& id)
{
    const RoundKeys keys(id);
    LX_ASSIGN(const auto kept, settings_under(database, keys.prefix()));
    const auto scheme = kept.find(keys.scheme());
    if (scheme == kept.end() || !is_round_year(id.year))
        return fail(ErrorKind::Usage,
                    std::to_string(id.year) + " 年没有这个党组织的" +
                        (id.members ? "民主评议，请先新建一轮。" : "考核，请先新建一轮考核。"));
    LX_ASSIGN(AssessScheme read,
              AssessScheme::read(std::to_string(id.year) + "年考核所用的方案", scheme->second,
                                 facts, AssessScheme::From::Kept));
    AssessRound round;
    round.id = id;
    round.scheme = std::make_shared<const AssessScheme>(std::move(read));
    RoundReader reader(round);
    for (const auto& [key, value] : kept)
        if (!reader.read(std::string_view(key).substr(keys.prefix().size()), value))
            return fail(ErrorKind::Database, "文件里保存的考核（" + key +
                                                 "）读不出来，没有改动；请用 verify "
                                                 "检查文件，或换用备份。");
    part_misfits(round);
    return round;
}

Result<AssessRound> reload_for_ballots(Database& database, const FactRegistry& facts,
                                       const AssessRound& shown)
{
    LX_ASSIGN(AssessRound now, load_assess_round(database, facts, shown.id));
    if (now.scheme->json != shown.scheme->json || now.orgs != shown.orgs)
        return fail(ErrorKind::Refused,
                    "这一轮考核的方案或对象刚刚改过，票面已经不同，请看清后重新录入。");
    return now;
}

bool is_assess_setting(std::string_view name)
{
    return name.starts_with(root_of(false)) || name.starts_with(root_of(true));
}

const char* round_kind(const RoundId& id)
{
    return id.members ? "民主评议党员" : "述职评议考核";
}

std::string round_title(const RoundId& id)
{
    return std::to_string(id.year) + "年" + round_kind(id);
}

const char* subject_heading(const RoundId& id)
{
    return id.members ? "党员" : "对象党组织";
}

std::string gone_name(const RoundId& id)
{
    return id.members ? "（已不在台账的党员）" : "（已不在台账的党组织）";
}

RoundKeys::RoundKeys(const RoundId& id)
    : m_prefix(std::string(root_of(id.members)) + std::to_string(id.year) + "/" +
               std::to_string(id.assessor) + "/")
{}

std::string RoundKeys::points(std::int64_t org, std::string_view item) const
{
    return m_prefix + "points/" + std::to_string(org) + "/" + std::string(item);
}

std::string RoundKeys::report(std::int64_t org) const
{
    return m_prefix + "report/" + std::to_string(org);
}

std::string RoundKeys::interview(std::int64_t org) const
{
    return m_prefix + "interview/" + std::to_string(org);
}

std::string RoundKeys::box(const AssessRound& round, const BoxId& id, std::string_view what) const
{
    return m_prefix + "box/" + round.voters(id).id + "/" + std::to_string(id.org) + "/" +
           std::string(what);
}

std::string text_of(const ItemPoints& points)
{
    return lines({points_text(points.points), given(points.proposed), points.fact, points.reason});
}

std::string text_of(const ReportScore& report)
{
    return lines({given(report.points), given(report.handed_in)});
}

std::string text_of(const BallotCount& count)
{
    std::string text = std::to_string(count.issued);
    for (const std::int64_t one : {count.returned, count.unreturned, count.valid, count.invalid})
        text += " " + std::to_string(one);
    return text;
}

std::string text_of(const BallotSheet& sheet)
{
    return lines({sheet.marks, sheet.by});
}

std::string text_of(const std::vector<std::vector<MarkCounts>>& totals)
{
    std::string text;
    for (const auto& aspects : totals) {
        text += text.empty() ? "" : "\n";
        for (const MarkCounts& counts : aspects) {
            text += &counts == aspects.data() ? "" : ";";
            for (std::size_t i = 0; i < counts.size(); ++i)
                text += (i == 0 ? "" : " ") + std::to_string(counts[i]);
        }
    }
    return text;
}

std::string text_of(const Interview& interview)
{
    return lines({interview.serious ? "1" : "0", given(interview.date), interview.person,
                  given(interview.due), interview.rectification});
}

std::string text_of(const std::vector<std::int64_t>& orgs)
{
    std::string text;
    for (const std::int64_t org : orgs)
        text += (text.empty() ? "" : " ") + std::to_string(org);
    return text;
}

} // namespace lx
