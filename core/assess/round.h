#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/assess/scheme.h"
#include "core/base/date.h"
#include "core/base/result.h"

namespace lx {

class Database;

/// Years a round can be of.
inline constexpr int first_round_year = 1921;
inline constexpr int last_round_year = 2100;
/// No box holds more ballots, and no paper has a higher number.
inline constexpr std::int64_t most_ballots = 1'000'000;

/// Which round: the year and the organization that assesses (its row of `org`); of 民主评议党员
/// the branch whose members are appraised.
struct RoundId
{
    int year = 0;
    std::int64_t assessor = 0;
    bool members = false; ///< 民主评议党员
    auto operator<=>(const RoundId&) const = default;
};

/// 平时考核 of an item, as it was taken over from the facts or given by hand.
struct ItemPoints
{
    Points points = 0;
    std::optional<Points> proposed; ///< from the facts; none = they don't say
    std::string fact;               ///< what they were: "主题党日 11 次"
    std::string reason;             ///< why other points than those proposed
    bool operator==(const ItemPoints&) const = default;
};

/// 现场述职 of an organization.
struct ReportScore
{
    std::optional<Points> points;
    std::optional<Date> handed_in; ///< the written report
    bool operator==(const ReportScore&) const = default;
};

/// Ballots of a box: 发出 = 收回 + 未收回, 收回 = 有效 + 无效.
struct BallotCount
{
    std::int64_t issued = 0;
    std::int64_t returned = 0;
    std::int64_t unreturned = 0;
    std::int64_t valid = 0;
    std::int64_t invalid = 0;
    bool operator==(const BallotCount&) const = default;
};
/// What doesn't balance, a Chinese sentence; "" = all does.
[[nodiscard]] std::string imbalance(const BallotCount& count);

/// A ballot paper as it was keyed in.
struct BallotSheet
{
    /// One digit a mark (1 = the best, 0 = abstains), organization by organization, aspect by
    /// aspect; `invalid_sheet` = the paper is no valid vote.
    std::string marks;
    std::string by; ///< who keyed it
    bool operator==(const BallotSheet&) const = default;
};
inline constexpr std::string_view invalid_sheet = "x";

/// Marks of an aspect: [0] abstained, [1] the best, …
using MarkCounts = std::array<std::int64_t, 5>;

/// One group of voters' ballots: for all organizations together, or the own ones of one.
struct BallotBox
{
    std::optional<BallotCount> count;
    /// By number on the paper; the second is keyed from the same papers by another person.
    std::array<std::map<int, BallotSheet>, 2> passes;
    /// Numbers of sheets on which the passes differed and were settled against the paper → marks
    /// that differed.
    std::map<int, int> settled;
    /// Instead of sheets: totals by organization (in the order of the round) and aspect.
    std::optional<std::vector<std::vector<MarkCounts>>> totals;
    /// What is kept of it but does not fit the organizations and marks of the round (an action in
    /// between was undone): names below the box, as RoundKeys::box takes them. It isn't counted.
    std::set<std::string> misfits;
};

/// 约谈 and 整改 of an organization.
struct Interview
{
    bool serious = false;     ///< 问题突出
    std::optional<Date> date; ///< 约谈日期
    std::string person;       ///< 约谈人
    std::string rectification;
    std::optional<Date> due; ///< given: 整改 becomes a supervision when the round is closed
    bool operator==(const Interview&) const = default;
};

/// A box by its group (place in the scheme) and, where the group is each organization's own, that.
struct BoxId
{
    std::size_t group = 0;
    std::int64_t org = 0;
    auto operator<=>(const BoxId&) const = default;
};

/// What a round is called: 述职评议考核, 民主评议党员.
[[nodiscard]] const char* round_kind(const RoundId& id);
/// 2025年述职评议考核
[[nodiscard]] std::string round_title(const RoundId& id);
/// What its subjects are called where they stand in a column: 对象党组织, 党员.
[[nodiscard]] const char* subject_heading(const RoundId& id);
/// Stands for the name of a subject whose row is gone.
[[nodiscard]] std::string gone_name(const RoundId& id);

/// A round of 述职评议考核 or 民主评议党员 as it is kept in the file: small settings under a prefix
/// of its own, each act one action that can be undone. `org` in its parts and acts is a subject: a
/// row of `org`, or of `member`.
struct AssessRound
{
    RoundId id;
    std::shared_ptr<const AssessScheme> scheme; ///< the one it was begun with
    std::vector<std::int64_t> orgs;             ///< who is assessed, in the order on the ballots
    std::map<std::pair<std::int64_t, std::string>, ItemPoints> points; ///< by organization, item
    std::map<std::int64_t, ReportScore> reports;
    std::map<BoxId, BallotBox> boxes;
    std::map<std::int64_t, Interview> interviews;
    std::optional<Date> closed;

    [[nodiscard]] bool has(std::int64_t org) const;
    /// Boxes there must be, filled or not, in the order of the scheme and of the organizations.
    [[nodiscard]] std::vector<BoxId> box_ids() const;
    [[nodiscard]] const BallotBox& box(const BoxId& at) const;
    [[nodiscard]] const AssessScheme::Voters& voters(const BoxId& at) const
    {
        return scheme->voters[at.group];
    }
    /// Organizations a ballot of the box names, and marks on it.
    [[nodiscard]] std::vector<std::int64_t> orgs_on(const BoxId& at) const;
    [[nodiscard]] std::size_t marks_on(const BoxId& at) const
    {
        return orgs_on(at).size() * voters(at).aspects.size();
    }
};

/// Names of subjects by their rows.
using OrgNames = std::map<std::int64_t, std::string>;
/// What stands on a ballot of a box, a line a mark: organizations, aspects, or both.
[[nodiscard]] std::vector<std::string> ballot_lines(const AssessRound& round, const BoxId& box,
                                                    const OrgNames& names);

/// Rounds of the file, the newest first; one of a year that is none is left out. Errors: Database.
[[nodiscard]] Result<std::vector<RoundId>> assess_rounds(Database& database);
/// Papers and totals that don't fit the round are left out (BallotBox::misfits). Errors: Usage (no
/// such round), Database (what is kept of it doesn't read).
[[nodiscard]] Result<AssessRound> load_assess_round(Database& database, const FactRegistry& facts,
                                                    const RoundId& id);
/// A round as it is in the file now, for what was entered while `shown` was on the screen. Errors:
/// those of load_assess_round, Refused where the ballots list others than they did (another scheme,
/// other organizations).
[[nodiscard]] Result<AssessRound> reload_for_ballots(Database& database, const FactRegistry& facts,
                                                     const AssessRound& shown);
/// Whether a setting of the file (DataChange::settings) is of a round.
[[nodiscard]] bool is_assess_setting(std::string_view name);

/// Names of the settings of a round.
class RoundKeys
{
public:
    explicit RoundKeys(const RoundId& id);
    [[nodiscard]] const std::string& prefix() const { return m_prefix; }
    [[nodiscard]] std::string scheme() const { return m_prefix + "scheme"; }
    [[nodiscard]] std::string orgs() const { return m_prefix + "orgs"; }
    [[nodiscard]] std::string closed() const { return m_prefix + "closed"; }
    [[nodiscard]] std::string points(std::int64_t org, std::string_view item) const;
    [[nodiscard]] std::string report(std::int64_t org) const;
    [[nodiscard]] std::string interview(std::int64_t org) const;
    /// Below a box: `count`, `totals`, `1/12` (a sheet of a pass), `settled/12`.
    [[nodiscard]] std::string box(const AssessRound& round, const BoxId& id,
                                  std::string_view what) const;

private:
    std::string m_prefix;
};

/// How the values of these settings are written; the readers give nothing where a text is none.
[[nodiscard]] std::string text_of(const ItemPoints& points);
[[nodiscard]] std::string text_of(const ReportScore& report);
[[nodiscard]] std::string text_of(const BallotCount& count);
[[nodiscard]] std::string text_of(const BallotSheet& sheet);
[[nodiscard]] std::string text_of(const std::vector<std::vector<MarkCounts>>& totals);
[[nodiscard]] std::string text_of(const Interview& interview);
[[nodiscard]] std::string text_of(const std::vector<std::int64_t>& orgs);

} // namespace lx
