// Where a row counts is what domain.md, section 3 says: from its start on, and before its end.
// Every statement goes once over one ledger and finds the others by their indexes.

#include "core/store/data_checks.h"

#include <array>

#include "core/store/statement.h"

namespace lx {

namespace {

/// Slips of days show where a row comes before what it hangs on, or after its end.
constexpr std::array days{
    DataCheck{"survey", "单位“{1}”的摸底日期 {2} 早于登记日期 {3}，请核对这两个日期。",
              "SELECT s.id, u.name, s.date, u.registered FROM survey s JOIN unit u ON u.id = s.unit"
              " WHERE s.date < u.registered"},
    DataCheck{"survey", "单位“{1}”的摸底日期 {2} 晚于注销日期 {3}，请核对这两个日期。",
              "SELECT s.id, u.name, s.date, u.deregistered FROM unit u JOIN survey s ON s.unit ="
              " u.id WHERE s.date > u.deregistered"},
    DataCheck{"coverage",
              "党组织“{1}”对单位“{2}”的覆盖从 {3} 起，早于党组织成立日期 {4}，请核对这两个日期。",
              "SELECT c.id, o.name, u.name, c.start, o.founded FROM coverage c"
              " JOIN org o ON o.id = c.org JOIN unit u ON u.id = c.unit WHERE c.start < o.founded"},
    DataCheck{
        "coverage",
        "党组织“{1}”对单位“{2}”的覆盖从 {3} 起，早于单位登记日期 {4}，请核对这两个日期。",
        "SELECT c.id, o.name, u.name, c.start, u.registered FROM coverage c"
        " JOIN org o ON o.id = c.org JOIN unit u ON u.id = c.unit WHERE c.start < u.registered"},
    DataCheck{"activity", "党组织“{1}”的{2}日期 {3} 早于党组织成立日期 {4}，请核对这两个日期。",
              "SELECT a.id, o.name, a.kind, a.date, o.founded FROM activity a"
              " JOIN org o ON o.id = a.org WHERE a.date < o.founded"},
    DataCheck{"activity", "党组织“{1}”的{2}日期 {3} 晚于党组织撤销日期 {4}，请核对这两个日期。",
              "SELECT a.id, o.name, a.kind, a.date, o.dissolved FROM org o"
              " JOIN activity a ON a.org = o.id WHERE a.date > o.dissolved"},
    DataCheck{"election", "党组织“{1}”{2}的选举日期 {3} 早于党组织成立日期 {4}，请核对这两个日期。",
              "SELECT e.id, o.name, e.term, e.date, o.founded FROM election e"
              " JOIN org o ON o.id = e.org WHERE e.date < o.founded"},
    DataCheck{"election", "党组织“{1}”{2}的选举日期 {3} 晚于党组织撤销日期 {4}，请核对这两个日期。",
              "SELECT e.id, o.name, e.term, e.date, o.dissolved FROM org o"
              " JOIN election e ON e.org = o.id WHERE e.date > o.dissolved"},
    // The later of the two counts, so one election under two days would move the next.
    DataCheck{"election",
              "党组织“{1}”{2}的选举日期 {3} 与党组织台账的上次换届日期 {4} 相差不到一个月，"
              "请核对是不是同一次选举，并改成一致。",
              "SELECT e.id, o.name, e.term, e.date, o.last_election FROM election e"
              " JOIN org o ON o.id = e.org WHERE e.date <> o.last_election"
              " AND abs(julianday(e.date) - julianday(o.last_election)) <= 31"},
    DataCheck{"election",
              "党组织“{1}”的{2}和{3}登记了同一个选举日期 {4}，请核对届次或删去重复的一行。",
              "SELECT b.id, o.name, a.term, b.term, b.date FROM election a"
              " JOIN election b ON b.org = a.org AND b.id > a.id AND b.date = a.date"
              " JOIN org o ON o.id = b.org"},
    DataCheck{"post",
              "{1}在“{2}”的任职（{3}）从 {4} 起，早于党组织成立日期 {5}，请核对这两个日期。",
              "SELECT p.id, p.name, o.name, p.title, p.start, o.founded FROM post p"
              " JOIN org o ON o.id = p.org WHERE p.start < o.founded"},
    DataCheck{"dispatch",
              "指导员{1}对单位“{2}”的派驻从 {3} 起，早于单位登记日期 {4}，请核对这两个日期。",
              "SELECT d.id, i.name, u.name, d.start, u.registered FROM dispatch d"
              " JOIN instructor i ON i.id = d.instructor JOIN unit u ON u.id = d.unit"
              " WHERE d.start < u.registered"},
    DataCheck{
        "dispatch",
        "指导员{1}对单位“{2}”的派驻从 {3} 起，早于指导员本人的起始日期 {4}，请核对这两个日期。",
        "SELECT d.id, i.name, u.name, d.start, i.start FROM dispatch d"
        " JOIN instructor i ON i.id = d.instructor JOIN unit u ON u.id = d.unit"
        " WHERE d.start < i.start"},
    DataCheck{"duty", "指导员{1}的{2}日期 {3} 早于其起始日期 {4}，请核对这两个日期。",
              "SELECT d.id, i.name, d.kind, d.date, i.start FROM duty d"
              " JOIN instructor i ON i.id = d.instructor WHERE d.date < i.start"},
    DataCheck{"duty", "指导员{1}的{2}日期 {3} 晚于其终止日期 {4}，请核对这两个日期。",
              "SELECT d.id, i.name, d.kind, d.date, i.\"end\" FROM instructor i"
              " JOIN duty d ON d.instructor = i.id WHERE d.date > i.\"end\""},
    DataCheck{"contact", "“{1}”联系单位“{2}”从 {3} 起，早于单位登记日期 {4}，请核对这两个日期。",
              "SELECT c.id, c.contact, u.name, c.start, u.registered FROM contact c"
              " JOIN unit u ON u.id = c.unit WHERE c.start < u.registered"},
    DataCheck{"transfer", "党员{1}的介绍信日期 {2} 早于入党日期 {3}，请核对这两个日期。",
              "SELECT t.id, m.name, t.letter_date, m.joined FROM transfer t"
              " JOIN member m ON m.id = t.member WHERE t.letter_date < m.joined"},
    DataCheck{"care", "对党员{1}的关怀帮扶（{2}）早于其入党日期 {3}，请核对这两个日期。",
              "SELECT c.id, m.name, c.date, m.joined FROM care c JOIN member m ON m.id = c.member"
              " WHERE c.date < m.joined"},
    DataCheck{"development",
              "发展党员“{1}”的接收预备党员日期 {2} 与党员台账的入党日期 {3} 不一致，请核对。",
              "SELECT d.id, d.name, d.admitted, m.joined FROM development d"
              " JOIN member m ON m.id_number = d.id_number WHERE d.admitted <> m.joined"},
    DataCheck{"development",
              "发展党员“{1}”的转正日期 {2} 与党员台账的转正日期 {3} 不一致，请核对。",
              "SELECT d.id, d.name, d.confirmed, m.confirmed FROM development d"
              " JOIN member m ON m.id_number = d.id_number WHERE d.confirmed <> m.confirmed"},
    DataCheck{"rating", "党组织“{1}”的星级年度 {2} 早于其成立日期 {3}，请核对年度。",
              "SELECT r.id, o.name, r.year, o.founded FROM rating r JOIN org o ON o.id = r.org"
              " WHERE r.year < CAST(substr(o.founded, 1, 4) AS INTEGER)"},
    DataCheck{"assessment", "党组织“{1}”的考核年度 {2} 早于其成立日期 {3}，请核对年度。",
              "SELECT a.id, o.name, a.year, o.founded FROM assessment a JOIN org o ON o.id = a.org"
              " WHERE a.year < CAST(substr(o.founded, 1, 4) AS INTEGER)"},
    DataCheck{"fund", "党组织“{1}”的{2}年度 {3} 早于其成立日期 {4}，请核对年度。",
              "SELECT f.id, o.name, f.item, f.year, o.founded FROM fund f JOIN org o"
              " ON o.id = f.org WHERE f.year < CAST(substr(o.founded, 1, 4) AS INTEGER)"},
};

/// What hangs on something that is over should be over too: counting by their own dates, such rows
/// would go on for ever.
constexpr std::array leftovers{
    DataCheck{"post",
              "党组织“{1}”已于 {2} 撤销，{3}的任职（{4}）还没有免职，请填写免职日期。",
              "SELECT p.id, o.name, o.dissolved, p.name, p.title FROM org o"
              " JOIN post p ON p.org = o.id WHERE o.dissolved <= ?1"
              " AND (p.\"end\" IS NULL OR p.\"end\" > o.dissolved)",
              {"org", "o.id"}},
    DataCheck{"post",
              "党员{1}已于 {2} 转出（去世、出党），在“{3}”的任职（{4}）还没有免职，"
              "请核对或填写免职日期。",
              "SELECT p.id, m.name, m.moved_out, o.name, p.title FROM member m"
              " JOIN post p ON p.id_number = m.id_number JOIN org o ON o.id = p.org"
              " WHERE m.moved_out <= ?1 AND p.start <= m.moved_out AND p.\"end\" IS NULL",
              {"member", "m.id"}},
    DataCheck{"coverage",
              "党组织“{1}”已于 {2} 撤销，对单位“{3}”的覆盖还没有止，请填写止的日期。",
              "SELECT c.id, o.name, o.dissolved, u.name FROM org o JOIN coverage c ON c.org = o.id"
              " JOIN unit u ON u.id = c.unit WHERE o.dissolved <= ?1"
              " AND (c.\"end\" IS NULL OR c.\"end\" > o.dissolved)",
              {"org", "o.id"}},
    DataCheck{"coverage",
              "单位“{1}”已于 {2} 注销，党组织“{3}”的覆盖还没有止，请填写止的日期。",
              "SELECT c.id, u.name, u.deregistered, o.name FROM coverage c"
              " JOIN unit u ON u.id = c.unit JOIN org o ON o.id = c.org WHERE u.deregistered <= ?1"
              " AND (c.\"end\" IS NULL OR c.\"end\" > u.deregistered)",
              {"unit", "u.id"}},
    DataCheck{"dispatch",
              "单位“{1}”已于 {2} 注销，指导员{3}的派驻还没有止，请填写止的日期。",
              "SELECT d.id, u.name, u.deregistered, i.name FROM dispatch d"
              " JOIN unit u ON u.id = d.unit JOIN instructor i ON i.id = d.instructor"
              " WHERE u.deregistered <= ?1 AND (d.\"end\" IS NULL OR d.\"end\" > u.deregistered)",
              {"unit", "u.id"}},
    DataCheck{"dispatch",
              "指导员{1}已于 {2} 离任，对单位“{3}”的派驻还没有止，请填写止的日期。",
              "SELECT d.id, i.name, i.\"end\", u.name FROM instructor i"
              " JOIN dispatch d ON d.instructor = i.id JOIN unit u ON u.id = d.unit"
              " WHERE i.\"end\" <= ?1 AND (d.\"end\" IS NULL OR d.\"end\" > i.\"end\")",
              {"instructor", "i.id"}},
    DataCheck{"contact",
              "单位“{1}”已于 {2} 注销，“{3}”的联系还没有止，请填写止的日期。",
              "SELECT c.id, u.name, u.deregistered, c.contact FROM contact c"
              " JOIN unit u ON u.id = c.unit WHERE u.deregistered <= ?1"
              " AND (c.\"end\" IS NULL OR c.\"end\" > u.deregistered)",
              {"unit", "u.id"}},
    DataCheck{"member",
              "党员{1}所在的党组织“{2}”已于 {3} 撤销，请改填现在的党组织或转出日期。",
              "SELECT m.id, m.name, o.name, o.dissolved FROM org o JOIN member m ON m.org = o.id"
              " WHERE o.dissolved <= ?1 AND m.moved_out IS NULL",
              {"org", "o.id"}},
    DataCheck{"org",
              "党组织“{1}”的上级“{2}”已于 {3} 撤销，请改填现在的上级党组织。",
              "SELECT o.id, o.name, p.name, p.dissolved FROM org p JOIN org o ON o.parent = p.id"
              " WHERE p.dissolved <= ?1 AND (o.dissolved IS NULL OR o.dissolved > p.dissolved)",
              {"org", "p.id"}},
    DataCheck{"unit",
              "单位“{1}”的管理党组织“{2}”已于 {3} 撤销，请改填现在的管理党组织。",
              "SELECT u.id, u.name, o.name, o.dissolved FROM org o"
              " JOIN unit u ON u.managing_org = o.id WHERE o.dissolved <= ?1"
              " AND (u.deregistered IS NULL OR u.deregistered > o.dissolved)",
              {"org", "o.id"}},
    DataCheck{"unit",
              "单位“{1}”的行业管理党组织“{2}”已于 {3} 撤销，请改填现在的行业管理党组织。",
              "SELECT u.id, u.name, o.name, o.dissolved FROM org o"
              " JOIN unit u ON u.sector_org = o.id WHERE o.dissolved <= ?1"
              " AND (u.deregistered IS NULL OR u.deregistered > o.dissolved)",
              {"org", "o.id"}},
};

/// Who works there: everybody on the roster but those who went elsewhere (流出) or have their work
/// elsewhere (兼职), on the day of the unit's latest survey. The survey's own figures are a check
/// of its row.
constexpr std::array headcounts{
    DataCheck{"survey",
              "单位“{1}”{2} 摸底的从业人员有 {3} 人，而党员台账里这天在这里工作的党员有 {4}"
              " 人，请核对从业人员数和党员的工作单位。",
              "SELECT s.id, u.name, s.date, s.headcount, count(*) FROM member m"
              " JOIN survey s ON s.unit = m.unit AND s.date ="
              " (SELECT max(date) FROM survey WHERE unit = m.unit AND date <= ?1)"
              " JOIN unit u ON u.id = m.unit"
              " WHERE m.relation NOT IN ('流出', '兼职') AND m.joined <= s.date"
              " AND (m.moved_in IS NULL OR m.moved_in <= s.date)"
              " AND (m.moved_out IS NULL OR m.moved_out > s.date)"
              " GROUP BY s.id HAVING count(*) > s.headcount ORDER BY s.id"},
};

/// A person is somebody a ledger of people knows by the ID number: 党员, 人才库 (党务工作者),
/// 出资人, 指导员, 发展党员. Asked of posts in office only, where the org keeps a roster (domain,
/// section 4: others count from surveys and know no people) and the person comes from inside: one
/// sent or hired from elsewhere has the membership elsewhere.
constexpr std::array persons{
    DataCheck{"post",
              "“{2}”的{3}{1}在党员、人才库、出资人、指导员和发展党员台账里都没有，"
              "请核对公民身份号码，或先登记这个人；由外面来的请填写来源。",
              "SELECT p.id, p.name, o.name, p.title FROM post p JOIN org o ON o.id = p.org"
              " WHERE p.start <= ?1 AND (p.\"end\" IS NULL OR p.\"end\" > ?1)"
              " AND coalesce(p.source, '内部选任') = '内部选任'"
              " AND EXISTS (SELECT 1 FROM member m WHERE m.org = p.org"
              " AND m.relation IN ('在册', '流出') AND m.joined <= ?1"
              " AND (m.moved_out IS NULL OR m.moved_out > ?1))"
              " AND NOT EXISTS (SELECT 1 FROM member r WHERE r.id_number = p.id_number)"
              " AND NOT EXISTS (SELECT 1 FROM worker r WHERE r.id_number = p.id_number)"
              " AND NOT EXISTS (SELECT 1 FROM investor r WHERE r.id_number = p.id_number)"
              " AND NOT EXISTS (SELECT 1 FROM instructor r WHERE r.id_number = p.id_number)"
              " AND NOT EXISTS (SELECT 1 FROM development r WHERE r.id_number = p.id_number)"},
};

/// The same relation twice at once, and one unit with two organizations of its own.
///
/// domain, section 4: an own organization is a 党支部, 党总支 or 党委 that covers this unit and no
/// other. A 党委 with its branches in one unit is lawful, so two of them are doubtful only where no
/// organization that covers the unit too stands above both.
constexpr std::array overlaps{
    DataCheck{"coverage",
              "党组织“{1}”对单位“{2}”的覆盖有两行在时间上重叠（从 {3} 和 {4} 起），"
              "请给前一行填写止的日期，或删去重复的一行。",
              "SELECT b.id, o.name, u.name, a.start, b.start FROM coverage a"
              " JOIN coverage b ON b.org = a.org AND b.unit = a.unit AND b.start > a.start"
              " AND (a.\"end\" IS NULL OR a.\"end\" > b.start)"
              " AND (b.\"end\" IS NULL OR b.\"end\" > b.start)"
              " JOIN org o ON o.id = b.org JOIN unit u ON u.id = b.unit"},
    DataCheck{"coverage",
              "单位“{1}”从 {4} 起同时由“{2}”和“{3}”单独覆盖，而两个党组织互不隶属，"
              "请核对是否有一个已经撤销、改为联合组建或填错了单位。",
              "SELECT b.id, u.name, oa.name, ob.name, b.start FROM coverage a"
              " JOIN coverage b ON b.unit = a.unit AND b.org <> a.org"
              " AND (b.start > a.start OR (b.start = a.start AND b.id > a.id))"
              " AND (a.\"end\" IS NULL OR a.\"end\" > b.start)"
              " AND (b.\"end\" IS NULL OR b.\"end\" > b.start)"
              " JOIN org oa ON oa.id = a.org AND oa.kind IN ('党支部', '党总支', '党委')"
              " AND (oa.dissolved IS NULL OR oa.dissolved > b.start)"
              " JOIN org ob ON ob.id = b.org AND ob.kind IN ('党支部', '党总支', '党委')"
              " AND (ob.dissolved IS NULL OR ob.dissolved > b.start)"
              " JOIN unit u ON u.id = a.unit"
              " WHERE NOT EXISTS (SELECT 1 FROM coverage c WHERE c.org IN (a.org, b.org)"
              " AND c.unit <> a.unit AND c.start <= b.start"
              " AND (c.\"end\" IS NULL OR c.\"end\" > b.start))"
              " AND NOT EXISTS (SELECT 1 FROM coverage c WHERE c.unit = a.unit"
              " AND c.start <= b.start AND (c.\"end\" IS NULL OR c.\"end\" > b.start)"
              " AND c.org IN (WITH RECURSIVE above(id) AS (VALUES (a.org) UNION"
              " SELECT o.parent FROM above JOIN org o ON o.id = above.id"
              " WHERE o.parent IS NOT NULL) SELECT id FROM above)"
              " AND c.org IN (WITH RECURSIVE above(id) AS (VALUES (b.org) UNION"
              " SELECT o.parent FROM above JOIN org o ON o.id = above.id"
              " WHERE o.parent IS NOT NULL) SELECT id FROM above))"},
    DataCheck{"dispatch",
              "指导员{1}对单位“{2}”的派驻有两行在时间上重叠（从 {3} 和 {4} 起），"
              "请给前一行填写止的日期，或删去重复的一行。",
              "SELECT b.id, i.name, u.name, a.start, b.start FROM dispatch a"
              " JOIN dispatch b ON b.instructor = a.instructor AND b.unit = a.unit"
              " AND b.start > a.start AND (a.\"end\" IS NULL OR a.\"end\" > b.start)"
              " AND (b.\"end\" IS NULL OR b.\"end\" > b.start)"
              " JOIN instructor i ON i.id = b.instructor JOIN unit u ON u.id = b.unit"},
    DataCheck{"contact",
              "“{1}”对单位“{2}”的联系有两行在时间上重叠（从 {3} 和 {4} 起），"
              "请给前一行填写止的日期，或删去重复的一行。",
              "SELECT b.id, b.contact, u.name, a.start, b.start FROM contact a"
              " JOIN contact b ON b.unit = a.unit AND b.contact = a.contact AND b.start > a.start"
              " AND (a.\"end\" IS NULL OR a.\"end\" > b.start)"
              " AND (b.\"end\" IS NULL OR b.\"end\" > b.start) JOIN unit u ON u.id = b.unit"},
    DataCheck{"post",
              "{1}在“{2}”的任职（{3}）有两行在时间上重叠（从 {4} 和 {5} 起），"
              "请给前一行填写免职日期，或删去重复的一行。",
              "SELECT b.id, b.name, o.name, b.title, a.start, b.start FROM post a"
              " JOIN post b ON b.org = a.org AND b.id_number = a.id_number AND b.title = a.title"
              " AND b.start > a.start AND (a.\"end\" IS NULL OR a.\"end\" > b.start)"
              " AND (b.\"end\" IS NULL OR b.\"end\" > b.start) JOIN org o ON o.id = b.org"},
    DataCheck{"post",
              "党组织“{1}”从 {4} 起同时有两名书记：{2}和{3}，"
              "请给前一任填写免职日期，或更正职务。",
              "SELECT b.id, o.name, a.name, b.name, b.start FROM post a"
              " JOIN post b ON b.org = a.org AND b.title = '书记' AND b.id_number <> a.id_number"
              " AND (b.start > a.start OR (b.start = a.start AND b.id > a.id))"
              " AND (a.\"end\" IS NULL OR a.\"end\" > b.start)"
              " AND (b.\"end\" IS NULL OR b.\"end\" > b.start) JOIN org o ON o.id = b.org"
              " WHERE a.title = '书记'"},
};

/// What a closed round computed is kept beside its rows (core/store/assess_result):
/// "总分|名次|等次".
constexpr std::array assessed{
    DataCheck{"assessment",
              "党组织“{1}”{2} 年考核的总分 {3}、名次 {4} 或等次“{5}”与公式不符"
              "（按这一轮考核的方案算出的是 {6}），请改回算出的结果，或重新打开这一轮考核。",
              "SELECT a.id, o.name, a.year, a.total, a.rank, a.grade, replace(s.value, '|', '、')"
              " FROM assessment a JOIN setting s ON s.key ="
              " 'assess/' || a.year || '/' || a.assessor || '/result/' || a.org"
              " JOIN org o ON o.id = a.org WHERE s.value <> printf('%.4f|%d|%s',"
              " coalesce(a.total, 0), coalesce(a.rank, 0), coalesce(a.grade, ''))"},
};

constexpr std::array items{
    DataItem{"各台账之间的日期", days},
    DataItem{"已经结束而没有了结的行", leftovers},
    DataItem{"党员人数与从业人员数", headcounts},
    DataItem{"任职的人员", persons},
    DataItem{"同时存在的覆盖、派驻、联系和任职", overlaps},
    DataItem{"考核结果与公式", assessed},
};

} // namespace

std::span<const DataItem> data_items()
{
    return items;
}

std::span<const DataCheck> leftover_checks()
{
    return leftovers;
}

std::string sentence_of(const DataCheck& check, const Statement& row)
{
    std::string text;
    for (std::size_t i = 0; i < check.sentence.size(); ++i) {
        if (check.sentence[i] == '{' && i + 2 < check.sentence.size() &&
            check.sentence[i + 2] == '}') {
            text += row.text(check.sentence[i + 1] - '0');
            i += 2;
        } else {
            text += check.sentence[i];
        }
    }
    return text;
}

} // namespace lx
