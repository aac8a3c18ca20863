#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/ledger/span_def.h"

namespace lx {

/// What a field holds; decides its column, its editor, its checks and how it is read and shown.
enum class FieldType : std::uint8_t
{
    Text,
    LongText,
    Integer,
    Real,
    Money,     ///< 元 on screen, 分 (int64) in the file
    Date,      ///< ISO text "YYYY-MM-DD"
    Bool,      ///< 是/否; 1/0, blank counts as 否
    Choice,    ///< one value of a dictionary, kept as its Chinese text
    Ref,       ///< another row: its id
    RefList,   ///< several other rows: ids joined by commas in the order given ("12,7")
    RefOrText, ///< another row where it is in the file (id in the column), else free text (column
               ///< <key>_text)
    Uscc,      ///< 统一社会信用代码, GB 32100-2015
    IdNumber,  ///< 公民身份号码, GB 11643-1999
    Phone,
    Year,       ///< whole number 1900…2999
    PeriodCode, ///< 2025, 2025H1, 2025Q3, 2025-09
    ObjectKey,  ///< natural key of a row of one of several ledgers (荣誉 对象)
    GeoJson
};

/// One value of a dictionary.
struct DictionaryValue
{
    std::string value;                 ///< as kept and shown
    std::vector<std::string> synonyms; ///< as people write it
    std::string
        group; ///< value of the field that narrows the choice (unit types by 单位类别); "" always

    bool operator==(const DictionaryValue&) const = default;
};

/// A named list of values; the same list may serve several fields.
struct Dictionary
{
    std::string code;
    std::string name;
    std::vector<DictionaryValue> values;
    bool open = false; ///< a text that is no value is kept as it was written, with a warning

    /// Position of a value by its text or a synonym (after folding, see base/text.h; also with or
    /// without a bracketed part, and behind a number as in "1_正式党员"); -1 if none. A value that
    /// stands in several groups is found at its first place.
    [[nodiscard]] int find(std::string_view text) const;
    /// Whether `value` (exact text) may be chosen where the narrowing field holds `group`; an empty
    /// `group` allows all.
    [[nodiscard]] bool allows(std::string_view value, std::string_view group) const;
    /// Builds the index find() looks things up in; again after every change of `values`. Returns
    /// the synonyms that stand for two different values (empty if all is well; the first value
    /// keeps them).
    std::vector<std::string> build_index();

private:
    struct TextHash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept
        {
            return std::hash<std::string_view>{}(text);
        }
    };
    /// Folded text → position. Texts that only arise by leaving out brackets give way to written
    /// ones.
    std::unordered_map<std::string, int, TextHash, std::equal_to<>> m_index;
};

struct FieldDef
{
    std::string key;  ///< column in the database, fact in the rules: lower_snake English
    std::string name; ///< Chinese heading, without unit
    FieldType type = FieldType::Text;
    std::string unit;        ///< shown behind the heading: 元, ㎡, 年
    std::string measure;     ///< may stand behind its numbers, no heading says it: 星, 票
    std::string dictionary;  ///< Choice: code of its dictionary
    std::string narrowed_by; ///< Choice: key of the field that narrows it
    std::string ledger;      ///< Ref, RefList, RefOrText: code of the ledger it points to
    std::vector<std::string> synonyms; ///< other headings of real forms
    bool in_key = false;               ///< part of the natural key (#)
    bool required = false;             ///< *
    bool sensitive = false;            ///< masked on screen, in exports and prints unless asked for
    bool indexed = false;              ///< has an index of its own (sorting, filtering)
    bool searched = false;             ///< in the search index (words and pinyin initials)
    bool own = false;  ///< added by the county (自定义字段), kept in the column `extra`
    std::string group; ///< heading of the form's group it stands in
    int width = 12;    ///< of its table and Excel column, in characters
    std::optional<double> min; ///< smallest number allowed
    std::optional<double> max;
    std::string accept_field; ///< Uscc, IdNumber: key of the field with the reason an invalid code
                              ///< is accepted for
    std::string only_when_field;               ///< the field is offered only where another field…
    std::vector<std::string> only_when_values; ///< …holds one of these
    std::string hint;                          ///< one line for the form and the template's note
    bool month_ok =
        false; ///< Date: "2023年1月" is read as its first day, with a warning; else an error
    bool planned = false; ///< Date: a plan or a time limit, which is known before its day; every
                          ///< other date is blank until it has come (domain, section 3)
    bool past =
        false; ///< Date, Year: tells of something that was, so a day after today is doubtful
    std::string earliest; ///< Date, Year: ISO day before which nothing of the kind was; "" 1900
    bool code = false; ///< Text: a code (half width, no blanks), so that it matches however typed
    bool person =
        false; ///< Text: people's names (blanks inside dropped, surname readings, stroke order)

    bool operator==(const FieldDef&) const = default;
};

/// A text, one value of a choice, or the name of another row: what can be in the order of a
/// dictionary or of strokes.
[[nodiscard]] bool has_words(const FieldDef& field);
/// Heading of a field's column as forms and exports write it: "任期(年)", "金额(元)", "姓名".
[[nodiscard]] std::string heading(const FieldDef& field);
/// "text", "ref_or_text", … as definition files write the type.
[[nodiscard]] std::string_view type_name(FieldType type);
[[nodiscard]] std::optional<FieldType> type_of(std::string_view name);

/// A check over several fields of one row: `left op right`, both field keys; an empty side passes.
struct RowCheck
{
    std::string left;
    /// "<=", "<", "="; "needs": `right` is given where `left` is; "one_of": exactly one of `fields`
    /// is; "sum_at_most": their sum (a blank counts 0) is not above `right`; "named": see `named`
    std::string op;
    std::string right;
    std::vector<std::string> fields;
    std::string message; ///< Chinese sentence
    bool warning = false;
    std::string named; ///< a check written in code (record_checks.cpp) over `fields`, by its name

    bool operator==(const RowCheck&) const = default;
};

/// Rows of another ledger that an import of this one may carry in the same line (unit → survey).
struct CarriedLedger
{
    std::string ledger;     ///< "survey"
    std::string link;       ///< its field that points back here: "unit"
    std::string when;       ///< carried for lines that have this field of it: "headcount"
    std::string date_field; ///< gets the import's as-of date where the line has none: "date"
    std::vector<std::string>
        copies; ///< fields of this row copied into fields of the same key: "status"

    bool operator==(const CarriedLedger&) const = default;
};

/// A ledger: ONE definition that drives table, form, checks, import, template, export, change log.
struct LedgerDef
{
    std::string code;             ///< table in the database, name on the command line
    std::string name;             ///< Chinese name
    std::string group;            ///< heading in the navigation list
    std::vector<FieldDef> fields; ///< in the order of forms and exports; last is always 备注 `note`
    std::string label;            ///< key of the field that names a row for people
    std::string
        key_fallback; ///< Uscc in key: field that is the key where the code is missing ("name")
    SpanDef span;     ///< when a row counts
    std::string sort; ///< key of the field tables are sorted by at first
    std::vector<RowCheck> checks;
    std::vector<CarriedLedger> carries;
    std::vector<std::string> shown; ///< fields the table shows at first

    /// Position of a field by key; -1 if there is none.
    [[nodiscard]] int index_of(std::string_view key) const;
    [[nodiscard]] const FieldDef* field(std::string_view key) const;
    /// Position of the field that names what a row is about by its natural key (荣誉, 情况说明,
    /// 督办), and of the choice before it that says of which ledger; -1 where there is none.
    [[nodiscard]] int object_field() const;
    [[nodiscard]] int object_kind_field() const;
    /// Positions of the natural key's fields, in order.
    [[nodiscard]] std::vector<int> key_fields() const;
};

} // namespace lx
