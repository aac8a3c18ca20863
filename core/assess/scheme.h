#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/points.h"
#include "core/base/result.h"
#include "core/facts/needs.h"
#include "core/rules/selection.h"

namespace lx {

class Database;
class FactRegistry;
class ObjectReader;
struct Actor;

/// Reads "4.5", at most two places, 0 … 1000. Errors: BadInput.
[[nodiscard]] Result<Points> points_of(std::string_view text);

/// The scheme of 述职评议考核: what is asked, what it weighs, how votes and grades count. Data, in
/// the program (resources/assessment) or in the county's file; a round keeps the one it was begun
/// with. (宁夏“五强五促”指导意见 2018, clause 3, names what 考核 looks at and leaves weights, votes
/// and grades to each place.)
struct AssessScheme
{
    /// An item of 平时考核: points are proposed from the facts of the year, or given by hand.
    struct Item
    {
        std::string id;
        std::string name;
        Points points = 0;
        /// Of the organization: met gives all points, not met none. Its name for people is `fact`.
        std::optional<Selection> met;
        /// Rows of another ledger that are the organization's, by bands from the highest.
        struct Count
        {
            std::string ledger;
            std::string via; ///< the field that names the organization
            std::optional<Selection> where;
        };
        std::optional<Count> count;
        struct Band
        {
            std::int64_t from = 0; ///< so many rows or more
            Points points = 0;
        };
        std::vector<Band> bands;
        std::string fact; ///< what was looked at: "三会一课开展次数"
        [[nodiscard]] bool proposed() const { return met || count; }
    };
    /// A group of contents: 履行责任, 两个覆盖质量, 队伍建设, 作用发挥, 基础保障.
    struct Content
    {
        std::string name;
        std::vector<Item> items;
        [[nodiscard]] Points points() const;
    };
    struct Mark
    {
        std::string name;  ///< 好
        int value = 0;     ///< 0 … 100
        std::string votes; ///< which votes of the ledger it is: good, fair, average, poor
    };
    struct Aspect
    {
        std::string name; ///< 总体评价
        int weight = 0;   ///< 0: asked, but not counted
    };
    /// Who votes, with a weight of its own (双述双评: the superior's meeting, the own members).
    struct Voters
    {
        std::string id;
        std::string name;
        int weight = 0;
        bool own = false; ///< each organization is judged by its own; otherwise all by the same
        std::vector<Aspect> aspects;
        /// The first that counts: whose marks are told as the votes.
        [[nodiscard]] std::size_t main_aspect() const;
    };
    struct Grade
    {
        std::string name;
        Points from = 0;            ///< of the total (100)
        std::optional<int> percent; ///< of those ranked, rounded down
        std::optional<int> one_in;  ///< one in so many of those ranked, rounded down
        /// How many of those ranked may have it; none = no quota.
        [[nodiscard]] std::optional<std::int64_t> quota(std::int64_t ranked) const;
    };
    /// What becomes of equal totals of which only some fit a quota.
    enum class Ties : std::uint8_t
    {
        Out, ///< none of them gets the grade
        In   ///< all of them do, beyond the quota
    };

    /// Who is assessed: organizations by the one above them (述职评议考核), or the members of a
    /// branch by its meeting (民主评议党员), by votes alone.
    enum class Subjects : std::uint8_t
    {
        Orgs,
        Members
    };

    std::string id;
    std::string name;
    Subjects subjects = Subjects::Orgs;
    std::string note;  ///< a Chinese sentence; "" = none
    std::string basis; ///< document it rests on
    bool own = false;  ///< kept in the file; the others come with the program, as examples
    int daily_weight = 0;
    int report_weight = 0;    ///< with the voters' weights 100 together
    Points report_points = 0; ///< full marks of 现场述职
    std::vector<Content> contents;
    std::vector<Mark> marks;       ///< keys 1, 2, 3, 4; key 0 abstains
    std::optional<int> abstention; ///< what an abstention is worth; none = it is left out
    std::vector<Voters> voters;
    std::vector<Grade> grades; ///< the best first; the last takes the rest
    Ties ties = Ties::Out;
    /// Ranks behind so many percent of those ranked are at the end (ningxia-2018/1.g).
    int tail_percent = 90;
    int decimals = 2; ///< scores are shown and kept rounded to, half up
    std::string json; ///< as written

    [[nodiscard]] bool of_members() const { return subjects == Subjects::Members; }
    [[nodiscard]] const char* ledger() const { return of_members() ? "member" : "org"; }
    [[nodiscard]] Points daily_points() const; ///< of all contents
    [[nodiscard]] const Item* item(std::string_view named) const;
    [[nodiscard]] const Voters* group(std::string_view named) const;
    /// What a snapshot must hold to propose points.
    [[nodiscard]] Needs needs(const FactRegistry& registry) const;

    enum class From : std::uint8_t
    {
        Given, ///< newly: of fewer than four marks each says which votes it is
        Kept   ///< in the file, of a former version too: there marks without votes stood in order
    };
    /// Reads one. Errors (BadInput) name `file` and the place in it.
    [[nodiscard]] static Result<AssessScheme> read(const std::string& file, std::string_view json,
                                                   const FactRegistry& registry,
                                                   From from = From::Given);
};

using AssessSchemes = std::vector<std::shared_ptr<const AssessScheme>>;
/// The program's examples, then the file's own; an own one stands in place of the example of its
/// id. One that can't be read is left out. Errors: Database, Io.
[[nodiscard]] Result<AssessSchemes> assess_schemes(Database& database, const FactRegistry& facts);
/// By id or name. Errors: Usage (none such; names those there are).
[[nodiscard]] Result<std::shared_ptr<const AssessScheme>>
find_assess_scheme(Database& database, const FactRegistry& facts, const std::string& id_or_name);
/// Keeps one in the file (an undo takes it back); rounds that run keep theirs. Errors: BadInput
/// (what doesn't read, with its place).
[[nodiscard]] Result<> save_assess_scheme(Database& database, const FactRegistry& facts,
                                          const std::string& json, const Actor& actor);

} // namespace lx
