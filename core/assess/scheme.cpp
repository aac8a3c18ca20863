#include "core/assess/scheme.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>

#include "core/base/object_reader.h"
#include "core/base/text.h"
#include "core/facts/fact_registry.h"
#include "core/rules/figure_table.h"

namespace lx {

namespace {

constexpr int whole = 100;              ///< what weights add up to
constexpr Points most_points = 100'000; ///< 1000 分
/// Votes the ledger has fields of (votes_good, …), the best first.
constexpr std::array<std::string_view, 4> votes_of_marks{"good", "fair", "average", "poor"};

bool plain_id(std::string_view id)
{
    return !id.empty() && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

void read_points(ObjectReader& in, const char* key, Points& points)
{
    std::optional<double> number;
    in.number(key, number);
    if (!number) {
        in.complain(key, "没有写明分值");
        return;
    }
    points = std::llround(*number * 100);
    if (std::abs(static_cast<double>(points) - *number * 100) > 1e-6 || points < 0 ||
        points > most_points)
        in.complain(key, "应在 0 到 1000 之间，最多两位小数");
}

void read_weight(ObjectReader& in, const char* key, int& weight, bool required = true)
{
    in.whole(key, weight, required);
    if (weight < 0 || weight > whole)
        in.complain(key, "应在 0 到 100 之间");
}

/// Reads schemes: their members in order, then what they must be together.
class SchemeReader
{
public:
    SchemeReader(AssessScheme& scheme, const FactRegistry& registry, AssessScheme::From from)
        : m_scheme(scheme), m_registry(registry), m_from(from)
    {}

    void read(ObjectReader& in)
    {
        in.text("id", m_scheme.id, true);
        in.text("name", m_scheme.name, true);
        read_subjects(in);
        in.text("note", m_scheme.note);
        in.text("basis", m_scheme.basis);
        if (!plain_id(m_scheme.id))
            in.complain("id", "“" + m_scheme.id + "”只能用小写字母、数字和-");
        const bool daily = in.object("daily", [&](ObjectReader& each) { read_daily(each); });
        const bool report = in.object("report", [&](ObjectReader& each) {
            read_weight(each, "weight", m_scheme.report_weight);
            read_points(each, "points", m_scheme.report_points);
            if (m_scheme.report_points == 0)
                each.complain("points", "满分应大于 0");
        });
        const bool votes = in.object("votes", [&](ObjectReader& each) { read_votes(each); });
        int weights = m_scheme.daily_weight + m_scheme.report_weight;
        for (const auto& voters : m_scheme.voters)
            weights += voters.weight;
        if ((daily || report || votes) && weights != whole)
            in.complain("votes", "平时考核、现场述职和各测评组的权重合计是 " +
                                     std::to_string(weights) + "，应是 100");
        in.objects("grades", true, [&](ObjectReader& each) { read_grade(each); });
        if (m_scheme.grades.empty() || m_scheme.grades.back().from != 0 ||
            m_scheme.grades.back().quota(0))
            in.complain("grades", "最后一个等次应从 0 分起、没有名额，剩下的都在其中");
        std::string ties = "out";
        in.text("ties", ties);
        if (ties != "in" && ties != "out")
            in.complain("ties", "应是 out（并列的都不评）或 in（并列的都评）");
        m_scheme.ties = ties == "in" ? AssessScheme::Ties::In : AssessScheme::Ties::Out;
        read_weight(in, "tail_percent", m_scheme.tail_percent, false);
        in.whole("decimals", m_scheme.decimals);
        if (m_scheme.decimals < 0 || m_scheme.decimals > 4)
            in.complain("decimals", "应在 0 到 4 之间");
    }

private:
    void read_subjects(ObjectReader& in)
    {
        std::string subjects = "org";
        in.text("subjects", subjects);
        if (subjects != "org" && subjects != "member")
            in.complain("subjects", "应是 org（考核党组织）或 member（民主评议党员）");
        if (subjects != "member")
            return;
        m_scheme.subjects = AssessScheme::Subjects::Members;
        for (const char* const part : {"daily", "report"})
            if (in.has(part))
                in.complain(part, "民主评议党员只有票数，没有平时考核和现场述职");
    }

    void read_daily(ObjectReader& in)
    {
        read_weight(in, "weight", m_scheme.daily_weight);
        in.objects("contents", true, [&](ObjectReader& each) {
            AssessScheme::Content& content = m_scheme.contents.emplace_back();
            each.text("name", content.name, true);
            for (const auto& other : m_scheme.contents)
                if (&other != &content && other.name == content.name)
                    each.complain("name", "“" + content.name + "”已经有了");
            each.objects("items", true,
                         [&](ObjectReader& item) { read_item(item, content.items); });
        });
        if (m_scheme.daily_points() == 0)
            in.complain("contents", "各项分值合计应大于 0");
    }

    void read_item(ObjectReader& in, std::vector<AssessScheme::Item>& items)
    {
        AssessScheme::Item item;
        in.text("id", item.id, true);
        in.text("name", item.name, true);
        read_points(in, "points", item.points);
        in.text("fact", item.fact);
        if (!plain_id(item.id))
            in.complain("id", "“" + item.id + "”只能用小写字母、数字和-");
        if (!m_ids.insert(item.id).second)
            in.complain("id", "“" + item.id + "”已经有了");
        if (in.has("met"))
            item.met = selection(in, "met", "org");
        in.object("count", [&](ObjectReader& each) { read_count(each, item.count.emplace()); });
        in.objects("bands", false, [&](ObjectReader& each) {
            AssessScheme::Item::Band band;
            int from = 0;
            each.whole("from", from, true);
            band.from = from;
            read_points(each, "points", band.points);
            if (band.points > item.points)
                each.complain("points", "多于本项分值");
            if (!item.bands.empty() &&
                (band.from >= item.bands.back().from || band.points >= item.bands.back().points))
                each.complain("from", "应从高到低，次数少的得分少");
            item.bands.push_back(band);
        });
        if (item.met && item.count)
            in.complain("count", "met 和 count 只能有一个");
        if (item.count.has_value() == item.bands.empty())
            in.complain("bands", "count 和 bands 应一起写");
        if (item.proposed() && item.fact.empty())
            in.complain("fact", "没有写明看的是什么");
        items.push_back(std::move(item));
    }

    void read_count(ObjectReader& in, AssessScheme::Item::Count& count)
    {
        in.text("ledger", count.ledger, true);
        in.text("via", count.via, true);
        const LedgerDef* def = m_registry.catalog().ledger(count.ledger);
        const FieldDef* field = def == nullptr ? nullptr : def->field(count.via);
        if (def == nullptr)
            in.complain("ledger", "没有台账“" + count.ledger + "”");
        else if (field == nullptr || field->type != FieldType::Ref || field->ledger != "org")
            in.complain("via", "“" + count.via + "”不是指向党组织的字段");
        else
            count.where = selection(in, "where", count.ledger);
    }

    std::optional<Selection> selection(ObjectReader& in, const char* key, const std::string& ledger)
    {
        auto read = Selection::read(in.value(key), in.path(key), ledger, m_registry,
                                    FigureTable::of(m_registry).conditions());
        if (read)
            return std::move(*read);
        in.complain(read.error());
        return std::nullopt;
    }

    void read_votes(ObjectReader& in)
    {
        in.objects("marks", true, [&](ObjectReader& each) {
            AssessScheme::Mark mark;
            each.text("name", mark.name, true);
            read_weight(each, "value", mark.value);
            each.text("votes", mark.votes, false);
            if (!mark.votes.empty() &&
                std::ranges::find(votes_of_marks, mark.votes) == votes_of_marks.end())
                each.complain("votes", "应是 good、fair、average、poor 之一");
            for (const AssessScheme::Mark& other : m_scheme.marks)
                if (!mark.votes.empty() && other.votes == mark.votes)
                    each.complain("votes", "“" + mark.votes + "”已经是另一种评价的了");
            m_scheme.marks.push_back(std::move(mark));
        });
        if (m_scheme.marks.size() < 2 || m_scheme.marks.size() > votes_of_marks.size())
            in.complain("marks", "应有 2 到 4 种评价");
        name_votes(in);
        if (in.has("abstention"))
            read_weight(in, "abstention", m_scheme.abstention.emplace(0));
        in.objects("voters", true, [&](ObjectReader& each) { read_voters(each); });
    }

    /// Four marks are the four votes of the ledger, in order; of fewer each must say which it is,
    /// where they are newly given.
    void name_votes(ObjectReader& in)
    {
        auto& marks = m_scheme.marks;
        const auto unnamed = std::ranges::count_if(
            marks, [](const AssessScheme::Mark& mark) { return mark.votes.empty(); });
        if (unnamed == 0 || marks.size() > votes_of_marks.size()) // too many: told already
            return;
        const bool in_order =
            marks.size() == votes_of_marks.size() || m_from == AssessScheme::From::Kept;
        if (!in_order || unnamed != std::ssize(marks)) {
            in.complain("marks", "每种评价都要用 votes 写明计入台账的哪一种票：good（好票）、"
                                 "fair（较好票）、average（一般票）、poor（差票）");
            return;
        }
        for (std::size_t i = 0; i < marks.size(); ++i)
            marks[i].votes = votes_of_marks[i];
    }

    void read_voters(ObjectReader& in)
    {
        AssessScheme::Voters voters;
        in.text("id", voters.id, true);
        in.text("name", voters.name, true);
        read_weight(in, "weight", voters.weight);
        in.flag("own", voters.own);
        if (voters.own && m_scheme.of_members())
            in.complain("own", "民主评议党员时全体评议人评议同一份名单");
        if (!plain_id(voters.id))
            in.complain("id", "“" + voters.id + "”只能用小写字母、数字和-");
        for (const auto& other : m_scheme.voters)
            if (other.id == voters.id || other.name == voters.name)
                in.complain("id", "“" + voters.id + "”或它的名称已经有了");
        int weights = 0;
        in.objects("aspects", true, [&](ObjectReader& each) {
            AssessScheme::Aspect& aspect = voters.aspects.emplace_back();
            each.text("name", aspect.name, true);
            read_weight(each, "weight", aspect.weight);
            weights += aspect.weight;
        });
        if (weights == 0)
            in.complain("aspects", "至少一个评价方面要计分");
        m_scheme.voters.push_back(std::move(voters));
    }

    void read_grade(ObjectReader& in)
    {
        AssessScheme::Grade grade;
        in.text("name", grade.name, true);
        read_points(in, "from", grade.from);
        if (in.has("percent"))
            read_weight(in, "percent", grade.percent.emplace(0));
        if (in.has("one_in")) {
            in.whole("one_in", grade.one_in.emplace(0));
            if (*grade.one_in < 1 || *grade.one_in > whole || grade.percent)
                in.complain("one_in", "应在 1 到 100 之间，不能和 percent 一起写");
        }
        for (const auto& other : m_scheme.grades)
            if (other.name == grade.name)
                in.complain("name", "“" + grade.name + "”已经有了");
        if (!m_scheme.grades.empty() && grade.from >= m_scheme.grades.back().from)
            in.complain("from", "等次应从高到低，不能重叠");
        m_scheme.grades.push_back(std::move(grade));
    }

    AssessScheme& m_scheme;
    const FactRegistry& m_registry;
    AssessScheme::From m_from;
    std::set<std::string> m_ids;
};

} // namespace

Result<Points> points_of(std::string_view text)
{
    const std::string plain = half_width(text);
    double value = -1;
    const auto read =
        std::from_chars(plain.data(), plain.data() + plain.size(), value, std::chars_format::fixed);
    const Points points = std::llround(value * 100);
    if (read.ec != std::errc() || read.ptr != plain.data() + plain.size() || points < 0 ||
        points > most_points || std::abs(static_cast<double>(points) - value * 100) > 1e-6)
        return fail(ErrorKind::BadInput,
                    "“" + std::string(text) + "”不是分数，请填 0 到 1000 之间的数，最多两位小数。");
    return points;
}

Points AssessScheme::Content::points() const
{
    Points sum = 0;
    for (const Item& item : items)
        sum += item.points;
    return sum;
}

std::size_t AssessScheme::Voters::main_aspect() const
{
    std::size_t at = 0;
    while (at + 1 < aspects.size() && aspects[at].weight == 0)
        ++at;
    return at;
}

std::optional<std::int64_t> AssessScheme::Grade::quota(std::int64_t ranked) const
{
    if (percent)
        return ranked * *percent / whole;
    if (one_in && *one_in > 0)
        return ranked / *one_in;
    return std::nullopt;
}

Points AssessScheme::daily_points() const
{
    Points sum = 0;
    for (const Content& content : contents)
        sum += content.points();
    return sum;
}

const AssessScheme::Item* AssessScheme::item(std::string_view named) const
{
    for (const Content& content : contents)
        for (const Item& one : content.items)
            if (one.id == named)
                return &one;
    return nullptr;
}

const AssessScheme::Voters* AssessScheme::group(std::string_view named) const
{
    const auto found = std::ranges::find(voters, named, &Voters::id);
    return found == voters.end() ? nullptr : &*found;
}

Needs AssessScheme::needs(const FactRegistry& registry) const
{
    Needs needs;
    registry.add_needs(*registry.find("org", "known"), FieldUse::Content, needs);
    for (const Content& content : contents) {
        for (const Item& item : content.items) {
            if (item.met)
                needs.merge(item.met->needs());
            if (!item.count)
                continue;
            needs.merge(item.count->where->needs());
            for (const std::string& fact : {std::string("known"), item.count->via})
                registry.add_needs(*registry.find(item.count->ledger, fact), FieldUse::Content,
                                   needs);
        }
    }
    return needs;
}

Result<AssessScheme> AssessScheme::read(const std::string& file, std::string_view json,
                                        const FactRegistry& registry, From from)
{
    LX_ASSIGN(ObjectReader in, ObjectReader::of(file, json));
    AssessScheme scheme;
    scheme.json = json;
    SchemeReader(scheme, registry, from).read(in);
    LX_TRY(in.end(file));
    return scheme;
}

} // namespace lx
