#include "core/rules/yes_no_words.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "core/base/object_reader.h"
#include "core/facts/definitions.h"

namespace lx {

namespace {

/// Reads the words of one fact; of `ledger` "" it is one of every ledger.
class WordsReader
{
public:
    WordsReader(const FactRegistry& facts, YesNoTable& table) : m_facts(facts), m_table(table) {}

    void read(ObjectReader& in)
    {
        std::string ledger;
        std::string key;
        in.text("ledger", ledger);
        in.text("fact", key, true);
        const auto [at, fresh] = m_table.try_emplace({ledger, key});
        if (!fresh)
            in.complain("fact", "“" + key + "”已经有了");
        if (!ledger.empty() && m_facts.catalog().ledger(ledger) == nullptr)
            in.complain("ledger", "没有“" + ledger + "”这个台账");
        const std::vector<const FactDef*> facts = named(in, "fact", ledger, key);
        YesNoWords& words = at->second;
        in.text("yes", words.yes, true);
        in.text("no", words.no, true);
        in.text("should", words.should, true);
        in.objects("now", false, [&](ObjectReader& one) {
            if (!words.now.empty() && words.now.back().when.empty())
                one.complain("text", "前一句没有 when，轮不到这一句");
            YesNoWords::Now& now = words.now.emplace_back();
            one.text("when", now.when);
            one.text("text", now.text, true);
            if (now.when.empty())
                return;
            const auto conditions = named(one, "when", ledger, now.when);
            for (std::size_t i = 0; i < std::min(facts.size(), conditions.size()); ++i)
                if (!needs(*facts[i]).hold(needs(*conditions[i])))
                    one.complain("when", "“" + now.when + "”要读的比“" + key + "”多");
        });
    }

private:
    /// The yes/no fact of that key of each ledger that is meant; none, and a complaint, where one
    /// is missing.
    std::vector<const FactDef*> named(ObjectReader& in, const char* place,
                                      const std::string& ledger, const std::string& key) const
    {
        std::vector<const FactDef*> facts;
        for (const LedgerDef& def : m_facts.catalog().ledgers()) {
            if (!ledger.empty() && def.code != ledger)
                continue;
            const FactDef* fact = m_facts.find(def.code, key);
            if (fact == nullptr || fact->type != FactType::Bool) {
                in.complain(place, "“" + key + "”不是“是/否”的一项");
                return {};
            }
            facts.push_back(fact);
        }
        return facts;
    }
    [[nodiscard]] Needs needs(const FactDef& fact) const
    {
        Needs needs;
        m_facts.add_needs(fact, FieldUse::Content, needs);
        return needs;
    }

    const FactRegistry& m_facts;
    YesNoTable& m_table;
};

const YesNoTable& table()
{
    static const YesNoTable made = [] {
        const std::string file = "policies/yes_no.json";
        auto read_in =
            read_yes_no_words(Definitions::program()->facts(), file, ObjectReader::resource(file));
        if (!read_in) { // a damaged program file
            std::fprintf(stderr, "%s\n", read_in.error().message.c_str());
            std::abort();
        }
        return std::move(*read_in);
    }();
    return made;
}

/// What a title says without words made for it: 有食堂, 是否连锁, 已脱困 or any name of a box to
/// tick.
YesNoWords from_title(const std::string& title)
{
    const auto rest = [&](std::string_view begin) { return title.substr(begin.size()); };
    if (title.starts_with("是否"))
        return {"是" + rest("是否"), "不是" + rest("是否"), "是" + rest("是否"), {}};
    if (title.starts_with("有无"))
        return {"有" + rest("有无"), "没有" + rest("有无"), "有" + rest("有无"), {}};
    if (title.starts_with("有"))
        return {title, "没有" + rest("有"), title, {}};
    if (title.starts_with("已"))
        return {title, "没有" + rest("已"), rest("已"), {}};
    return {"勾选了“" + title + "”", "没有勾选“" + title + "”", "勾选“" + title + "”", {}};
}

} // namespace

YesNoWords yes_no_words(const FactDef& fact)
{
    auto found = table().find({fact.ledger, fact.key});
    if (found == table().end())
        found = table().find({"", fact.key});
    return found == table().end() ? from_title(fact.title) : found->second;
}

Result<YesNoTable> read_yes_no_words(const FactRegistry& facts, const std::string& file,
                                     Result<ObjectReader> reader)
{
    LX_ASSIGN(ObjectReader in, std::move(reader));
    YesNoTable table;
    std::string about; // for readers of the file
    in.text("about", about);
    WordsReader words(facts, table);
    in.objects("facts", true, [&](ObjectReader& each) { words.read(each); });
    LX_TRY(in.end(file));
    return table;
}

} // namespace lx
