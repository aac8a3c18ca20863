#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/facts/fact_registry.h"

namespace lx {

struct Term;
struct Condition;
using TermPtr = std::shared_ptr<const Term>;
using ConditionPtr = std::shared_ptr<const Condition>;

/// Numbers of conditions are whole numbers of ten-thousandths: 1 % of an amount in 分 stays exact.
inline constexpr std::int64_t kScale = 10'000;

enum class ValueType : std::uint8_t
{
    Bool,
    Number,
    Text,
    Date,
    Ref
};

enum class CompareOp : std::uint8_t
{
    Equal,
    NotEqual,
    AtLeast,
    AtMost,
    More,
    Less,
    In,
    NotIn,
    Given,
    Empty,
    During,
    Within,
    Contains ///< texts: as a part, Latin letters of either case
};

/// A stretch of days a condition names, seen from T and the judged period.
struct PeriodSpec
{
    enum class Base : std::uint8_t
    {
        Judged,
        JudgedPrevious,
        JudgedAndPrevious,
        JudgedMonth,
        JudgedQuarter,
        JudgedHalfYear,
        JudgedYear,
        ThisYear,
        Months, ///< the `length` months before T
        Days    ///< the `length` days before T
    };
    Base base = Base::Judged;
    TermPtr length;
    TermPtr extra_days; ///< days after it that count too
};

/// Which year or period a term names.
enum class YearOf : std::uint8_t
{
    Judged,
    JudgedPrevious,
    JudgedMonth,
    JudgedQuarter,
    JudgedHalfYear,
    JudgedYear,
    T
};

/// A value in a condition.
struct Term
{
    enum class Kind : std::uint8_t
    {
        Constant,
        Fact,      ///< of the row at hand
        Outer,     ///< of the rule's subject
        Aggregate, ///< count, sum, min, max of linked rows
        Times,
        Plus,
        If,
        Table, ///< entry of a table by key
        Year,
        PeriodCode,
        Today,
        MakeDate, ///< month_day of a year (parts[0])
        DatePlus, ///< parts[0] + days parts[1] (or null) + months parts[2] (or null)
        JudgedDay
    };
    enum class Gather : std::uint8_t
    {
        Count,
        Sum,
        Min,
        Max
    };

    Kind kind = Kind::Constant;
    ValueType type = ValueType::Number;
    bool list = false;      ///< constants: several values
    std::string ref_ledger; ///< Ref
    std::string param;      ///< constants: the figure of the pack it is ("" none)
    std::string unit;       ///< 人, 元, % for showing

    // Constant
    std::int64_t number = 0; ///< scaled; Ref: the row's id
    bool yes = false;
    std::string text; ///< also MM-DD of MakeDate, JudgedDay; Ref: what the row is called
    Date date;
    std::vector<TermPtr> parts; ///< operands; entries of a list or table

    // Fact, Outer; Aggregate: the field gathered
    std::string ledger; ///< of the row it starts from
    FactPath fact;
    std::string path; ///< as written

    // Aggregate
    Gather gather = Gather::Count;
    std::string rows_ledger;
    std::string via;
    ConditionPtr where; ///< may be null
    // If
    ConditionPtr condition;
    // Table
    std::vector<std::string> keys; ///< of `parts`
    YearOf year = YearOf::T;

    bool correlated = false; ///< reads the rule's subject from inside a `where`
    bool judged = false;     ///< depends on the judged period
    std::int32_t size = 1;   ///< nodes, named conditions counted each time they are used
    std::string canonical;   ///< equal texts are equal terms
};

/// True, false or unknown of a row on a day T. What a blank does: a yes/no is 否; a number is
/// unknown; a choice is none of the values (`!=` and `not_in` hold); of any other kind every
/// comparison is false, `!=` too. A date later than T is blank unless it is a plan, and a plan is
/// neither given nor empty before its day. A reference to free text is given, and is no row.
struct Condition
{
    enum class Kind : std::uint8_t
    {
        All,
        Any,
        Not,
        Unknown,
        Compare,
        Whole,   ///< row counts on the whole period
        SomeDay, ///< row counts on some day of it
        Among,   ///< row is one of `ids`
        Use      ///< parts[0] under a name
    };
    Kind kind = Kind::All;
    std::vector<ConditionPtr> parts;
    std::string ledger; ///< of the row it speaks of
    TermPtr left;
    TermPtr right;
    CompareOp op = CompareOp::Equal;
    PeriodSpec period;
    std::string name;              ///< Use
    std::vector<std::int64_t> ids; ///< Among: ascending

    bool correlated = false;
    bool judged = false;
    std::int32_t size = 1;
    std::string canonical;
};

[[nodiscard]] bool is_constant(const Term& term);

} // namespace lx
