#include "core/ledger/proposals.h"

#include <algorithm>
#include <array>

#include "core/base/id_number.h"
#include "core/base/text.h"
#include "core/base/uscc.h"

namespace lx {

namespace {

/// Ends of names that leave no doubt about the type, longest first; some only beside a code of that
/// prefix.
struct NameEnding
{
    std::string_view ending;
    std::string_view category;
    std::string_view type;
    std::string_view prefix = {};
    /// Whatever the code's prefix says: such offices are registered as companies too.
    bool decides = false;
};

constexpr std::string_view enterprise = "非公有制企业";
constexpr std::string_view social = "社会组织";
constexpr std::array<NameEnding, 21> name_endings{{
    {"农民专业合作社", enterprise, "农民专业合作社"},
    {"专业合作社", enterprise, "农民专业合作社"},
    {"合作社", enterprise, "农民专业合作社", "93"},
    {"会计师事务所", social, "会计师事务所", {}, true},
    {"税务师事务所", social, "税务师事务所", {}, true},
    {"律师事务所", social, "律师事务所", {}, true},
    {"股份有限公司", enterprise, "股份有限公司"},
    {"有限责任公司", enterprise, "有限责任公司"},
    {"有限公司", enterprise, "有限责任公司"},
    {"幼儿园", social, "民办学校"},
    {"学校", social, "民办学校", "52"},
    {"培训中心", social, "民办学校", "52"},
    {"医院", social, "民办医疗机构", "52"},
    {"诊所", social, "民办医疗机构", "52"},
    {"卫生室", social, "民办医疗机构", "52"},
    {"基金会", social, "基金会"},
    {"(普通合伙)", enterprise, "合伙企业"},
    {"(有限合伙)", enterprise, "合伙企业"},
    {"(特殊普通合伙)", enterprise, "合伙企业"},
    {"商会", social, "行业协会商会"},
    {"行业协会", social, "行业协会商会"},
}};

const NameEnding* ending_of(std::string_view folded_name, std::string_view code)
{
    for (const NameEnding& each : name_endings) {
        if (folded_name.ends_with(each.ending) && code.starts_with(each.prefix))
            return &each;
    }
    return nullptr;
}

/// Collects proposals for the blank fields of one row.
class Proposer
{
public:
    Proposer(const Catalog& catalog, const LedgerDef& def, const Record& record)
        : m_catalog(catalog), m_def(def), m_record(record)
    {}

    std::vector<Proposal> run()
    {
        // A type that is given decides first: accountants' offices have the prefix of a company.
        for (const FieldDef& field : m_def.fields) {
            if (!field.narrowed_by.empty())
                from_narrowed(field);
        }
        for (std::size_t i = 0; i < m_def.fields.size() && i < m_record.values.size(); ++i) {
            const std::string& text = text_of(m_record.values[i]);
            if (m_def.fields[i].type == FieldType::IdNumber &&
                check_id_number(text) == IdTrouble::None)
                from_id_number(text);
            else if (m_def.fields[i].type == FieldType::Uscc)
                from_unit(text);
        }
        if (m_def.index_of("deregistered") >= 0 && !is_empty(m_record.at(m_def, "deregistered")))
            propose("status", std::string("注销"), "按注销日期");
        return std::move(m_out);
    }

private:
    /// A blank field not yet proposed for; the value must be one of its dictionary's.
    void propose(std::string_view key, Value value, const char* reason)
    {
        const int at = m_def.index_of(key);
        const bool taken = std::any_of(m_out.begin(), m_out.end(),
                                       [&](const Proposal& each) { return each.field == at; });
        if (at < 0 || taken || is_empty(value) ||
            !is_empty(m_record.values[static_cast<std::size_t>(at)]))
            return;
        const FieldDef& field = m_def.fields[static_cast<std::size_t>(at)];
        const Dictionary* dictionary = m_catalog.dictionary(field.dictionary);
        if (dictionary != nullptr && !dictionary->allows(text_of(value), ""))
            return;
        m_out.push_back({at, std::move(value), reason});
    }

    void from_id_number(const std::string& number)
    {
        constexpr const char* reason = "按公民身份号码";
        if (const auto male = id_male(number))
            propose("gender", std::string(*male ? "男" : "女"), reason);
        if (const auto born = id_born(number))
            propose("born", born->iso(), reason);
    }

    void from_unit(const std::string& code)
    {
        std::string_view category;
        std::string_view type;
        const char* reason = "按统一社会信用代码";
        // A slip in a code hardly hits its first two signs.
        if (check_uscc(code) != UsccTrouble::Length) {
            category = uscc_kind(code).category;
            type = uscc_kind(code).type;
        }
        // The name knows the type where the prefix leaves it open (91: any company; 52: school or
        // hospital).
        const FieldDef* name = m_def.field("name");
        const NameEnding* ending =
            name == nullptr ? nullptr : ending_of(fold(text_of(m_record.at(m_def, "name"))), code);
        if (ending != nullptr &&
            (ending->decides || category.empty() || category == ending->category)) {
            propose_unit(ending->category, ending->type, "按单位名称");
            return;
        }
        propose_unit(category, type, reason);
    }

    void propose_unit(std::string_view category, std::string_view type, const char* reason)
    {
        const std::string given = m_def.index_of("category") < 0
                                      ? std::string()
                                      : text_of(m_record.at(m_def, "category"));
        if (!given.empty() && given != category)
            return; // the clerk knows better
        if (!category.empty())
            propose("category", std::string(category), reason);
        if (!type.empty())
            propose("type", std::string(type), reason);
    }

    void from_narrowed(const FieldDef& field)
    {
        const Dictionary* dictionary = m_catalog.dictionary(field.dictionary);
        const std::string& text = text_of(m_record.at(m_def, field.key));
        if (dictionary == nullptr || text.empty())
            return;
        std::string group;
        for (const DictionaryValue& each : dictionary->values) {
            if (each.value != text)
                continue;
            if (!group.empty() && group != each.group)
                return; // 其他 stands in both
            group = each.group;
        }
        if (!group.empty())
            propose(field.narrowed_by, group, "按单位类型");
    }

    const Catalog& m_catalog;
    const LedgerDef& m_def;
    const Record& m_record;
    std::vector<Proposal> m_out;
};

} // namespace

std::vector<Proposal> proposals(const Catalog& catalog, const LedgerDef& def, const Record& record)
{
    return Proposer(catalog, def, record).run();
}

} // namespace lx
