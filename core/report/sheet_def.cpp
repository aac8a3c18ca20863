#include "core/report/sheet_def.h"

#include <algorithm>

#include "core/report/fact_needs.h"
#include "core/report/shipped.h"

namespace lx {

namespace {

/// Reads one definition: the members, and that what they name is there.
class SheetParser
{
public:
    explicit SheetParser(const FactRegistry& registry) : m_facts(registry, m_def.needs) {}

    void sheet(ObjectReader& in)
    {
        in.text("id", m_def.id, true);
        in.text("name", m_def.name, true);
        if (!ledger(in, "ledger", m_def.ledger))
            return;
        if (in.has("letter") && in.has("who")) {
            m_def.who = m_facts.condition(in, "who", m_def.ledger);
            m_facts.need(in, "ledger", m_def.ledger, "counts");
        }
        in.flag("preprinted", m_def.preprinted);
        if (in.object("letter", [&](ObjectReader& each) { letter(each); }))
            return;
        in.text("title", m_def.title, true);
        const LedgerDef& subject = *m_facts.catalog().ledger(m_def.ledger);
        field(in, "dated", subject, m_def.dated, false);
        if (const FieldDef* day = subject.field(m_def.dated);
            day != nullptr && day->type != FieldType::Date)
            in.complain("dated", "“" + m_def.dated + "”不是日期");
        in.flag("by_year", m_def.by_year);
        m_def.handed_up = m_def.by_year;
        in.flag("handed_up", m_def.handed_up);
        if (m_def.handed_up && !m_def.by_year)
            in.complain("handed_up", "上报的表要写 by_year");
        in.text("signers", m_def.signers);
        std::vector<int> widths;
        in.wholes("widths", widths);
        if (in.has("who"))
            m_def.who = m_facts.condition(in, "who", m_def.ledger);
        in.object("related",
                  [&](ObjectReader& each) { rows_of_year(each, m_def.related.emplace()); });
        if (m_facts.registry().find(m_def.ledger, "counts") != nullptr)
            m_facts.need(in, "ledger", m_def.ledger, "counts");
        in.objects("blocks", true, [&](ObjectReader& each) {
            SheetBlockDef& made = m_def.blocks.emplace_back();
            made.widths = widths;
            block(each, made);
        });
    }
    SheetDef take() { return std::move(m_def); }

private:
    const LedgerDef* ledger(ObjectReader& in, const char* key, std::string& out)
    {
        in.text(key, out, true);
        const LedgerDef* def = m_facts.catalog().ledger(out);
        if (def == nullptr)
            in.complain(key, "没有“" + out + "”这个台账");
        return def;
    }

    static const FieldDef* field(ObjectReader& in, const char* key, const LedgerDef& def,
                                 const std::string& name)
    {
        const FieldDef* found = def.field(name);
        if (found == nullptr)
            in.complain(key, def.name + "台账没有“" + name + "”这一栏");
        return found;
    }

    static void field(ObjectReader& in, const char* key, const LedgerDef& def, std::string& out,
                      bool required)
    {
        in.text(key, out, required);
        if (!out.empty())
            field(in, key, def, out);
    }

    /// A field that refers to the sheet's subjects, or to rows of another ledger.
    void link(ObjectReader& in, const LedgerDef& def, std::string& out)
    {
        link(in, def, out, m_def.ledger);
    }
    static void link(ObjectReader& in, const LedgerDef& def, std::string& out,
                     const std::string& to)
    {
        in.text("field", out, true);
        const FieldDef* found = field(in, "field", def, out);
        if (found != nullptr &&
            ((found->type != FieldType::Ref && found->type != FieldType::RefOrText) ||
             found->ledger != to))
            in.complain("field", "“" + out + "”不指向本表的对象");
    }

    void yes_no(ObjectReader& in, const std::string& name)
    {
        const FactDef* found = m_facts.need(in, "fact", m_def.ledger, name);
        if (found != nullptr && found->type != FactType::Bool)
            in.complain("fact", "“" + name + "”不是“是/否”的一项");
    }

    void rows_of_year(ObjectReader& in, RowsOfYear& rows)
    {
        const LedgerDef* def = ledger(in, "ledger", rows.ledger);
        if (def == nullptr)
            return;
        link(in, *def, rows.field);
        field(in, "year", *def, rows.year, true);
        if (!m_def.by_year)
            in.complain("year", "用到年度的表要写 by_year");
    }

    void block(ObjectReader& in, SheetBlockDef& block)
    {
        in.text("heading", block.heading);
        if (in.has("widths")) {
            block.widths.clear();
            in.wholes("widths", block.widths);
        }
        in.rows(
            "rows", [&] { block.rows.emplace_back(); },
            [&](ObjectReader& each) { cell(each, block.rows.back().emplace_back()); });
        in.object("list", [&](ObjectReader& each) { list(each, block.list.emplace()); });
        in.object("scores", [&](ObjectReader& each) { scores(each, block.scores.emplace()); });
        for (const auto& row : block.rows) {
            std::size_t columns = 0;
            for (const SheetCellDef& cell : row)
                columns += static_cast<std::size_t>(cell.span);
            if (columns != block.widths.size())
                in.complain("rows", "各行的格数与 widths 不一致");
        }
    }

    void cell(ObjectReader& in, SheetCellDef& cell)
    {
        in.whole("span", cell.span);
        in.flag("strong", cell.strong);
        in.flag("tall", cell.tall);
        in.flag("centred", cell.centred);
        if (in.has("label")) {
            in.text("label", cell.label, true);
            return;
        }
        in.flag("blank", cell.blank);
        if (cell.blank)
            return;
        for (const char* key : {"fact", "related", "year", "given"})
            if (in.has(key)) {
                part(in, cell.parts.emplace_back());
                break;
            }
        in.objects("parts", false,
                   [&](ObjectReader& each) { part(each, cell.parts.emplace_back()); });
        in.objects("when", false, [&](ObjectReader& each) {
            auto& [name, say] = cell.when.emplace_back();
            each.text("fact", name, true);
            each.text("say", say, true);
            yes_no(each, name);
        });
        in.text("otherwise", cell.otherwise);
        if (cell.parts.empty() && cell.when.empty())
            in.complain("fact", "这一格不知道写什么");
        if (cell.span < 1 || cell.span > 20)
            in.complain("span", "应为 1 到 20");
    }

    void part(ObjectReader& in, SheetPart& part)
    {
        in.text("as", part.as);
        if (!part.as.empty() && part.as.find("{}") == std::string::npos)
            in.complain("as", "里面要有 {}");
        if (in.has("year")) {
            bool year = true;
            in.flag("year", year);
            part.source = SheetPart::Source::Year;
        } else if (in.has("given")) {
            part.source = SheetPart::Source::Given;
            in.text("given", part.name, true);
            m_def.by_score = true;
            if (std::ranges::find(given_names, part.name) == given_names.end() ||
                m_def.ledger != "instructor")
                in.complain("given", "没有“" + part.name + "”可填");
        } else if (in.has("related")) {
            part.source = SheetPart::Source::Related;
            in.text("related", part.name, true);
            if (!m_def.related)
                return in.complain("related", "本表没有写明 related 是哪个台账的行");
            if (const LedgerDef* def = m_facts.catalog().ledger(m_def.related->ledger))
                field(in, "related", *def, part.name);
        } else {
            in.text("fact", part.name, true);
            m_facts.need(in, "fact", m_def.ledger, part.name);
        }
    }

    void list(ObjectReader& in, SheetListDef& list)
    {
        const LedgerDef* def = ledger(in, "ledger", list.ledger);
        if (def == nullptr)
            return;
        const LedgerDef& subject = *m_facts.catalog().ledger(m_def.ledger);
        field(in, "through", subject, list.through, false);
        const FieldDef* through = subject.field(list.through);
        link(in, *def, list.field, through == nullptr ? m_def.ledger : through->ledger);
        in.object("same", [&](ObjectReader& each) {
            for (const std::string& key : each.left()) {
                std::string of;
                each.text(key.c_str(), of, true);
                field(each, key.c_str(), *def, key);
                field(each, key.c_str(), subject, of);
                list.same.emplace_back(key, of);
            }
        });
        field(in, "year", *def, list.year, false);
        if (!list.year.empty() && !m_def.by_year)
            in.complain("year", "用到年度的表要写 by_year");
        bool counting = false;
        in.flag("counting", counting);
        // What has happened stays in view; what lasts has to count.
        list.there = counting ? "counts" : "known";
        m_def.needs.add(list.ledger, list.field);
        m_facts.need(in, "counting", list.ledger, list.there);
        field(in, "newest_first", *def, list.newest_first, false);
        in.whole("most", list.most);
        in.text("empty", list.empty);
        in.whole("by_hand", list.by_hand);
        if (list.by_hand < 0 || list.by_hand > list.most ||
            (list.by_hand > 0 && !list.empty.empty()))
            in.complain("by_hand", "应为 0 到 most，不能和 empty 同时写");
        if (in.has("where"))
            list.where = m_facts.condition(in, "where", list.ledger);
        in.objects("columns", true, [&](ObjectReader& each) {
            SheetColumnDef& made = list.columns.emplace_back();
            if (!each.has("fact"))
                return column(each, *def, made);
            each.text("fact", made.fact, true);
            each.text("heading", made.heading);
            each.whole("width", made.width);
            const FactDef* of = m_facts.need(each, "fact", list.ledger, made.fact);
            if (of != nullptr && made.heading.empty())
                made.heading = of->title;
        });
        in.texts("totals", list.totals);
        for (const std::string& key : list.totals) {
            const FieldDef* of = field(in, "totals", *def, key);
            const bool shown = std::ranges::any_of(
                list.columns, [&](const SheetColumnDef& one) { return one.field == key; });
            if (of != nullptr &&
                ((of->type != FieldType::Money && of->type != FieldType::Integer) || !shown))
                in.complain("totals", "“" + key + "”不是表里的一栏金额或整数");
        }
        if (!list.totals.empty() && list.totals.front() == list.columns.front().field)
            in.complain("totals", "第一栏写“合计”，不能加总");
    }

    static void column(ObjectReader& in, const LedgerDef& def, SheetColumnDef& column)
    {
        field(in, "field", def, column.field, true);
        in.text("heading", column.heading);
        in.whole("width", column.width);
        if (const FieldDef* of = def.field(column.field); of != nullptr && column.heading.empty())
            column.heading = of->name;
    }

    void scores(ObjectReader& in, SheetScoresDef& scores)
    {
        in.text("pack", scores.pack, true);
        rows_of_year(in, scores.rows);
        const LedgerDef* def = m_facts.catalog().ledger(scores.rows.ledger);
        if (def == nullptr)
            return;
        field(in, "indicator", *def, scores.indicator, true);
        field(in, "score", *def, scores.score, true);
    }

    /// A field of the ledger, or behind dots one of what it refers to.
    void path(ObjectReader& in, const char* key, const LedgerDef& def, const std::string& path)
    {
        const LedgerDef* at = &def;
        for (std::size_t from = 0; at != nullptr && from <= path.size();) {
            const std::size_t to = std::min(path.find('.', from), path.size());
            const FieldDef* found = field(in, key, *at, path.substr(from, to - from));
            at = found == nullptr ? nullptr : m_facts.catalog().ledger(found->ledger);
            if (found != nullptr && at == nullptr && to < path.size())
                in.complain(key, "“" + path + "”里“" + found->name + "”不指向别的台账");
            from = to + 1;
        }
    }

    /// Words with {paths} in them.
    void words(ObjectReader& in, const char* key, const LedgerDef& def, std::string& out,
               bool required)
    {
        in.text(key, out, required);
        for (const std::string& name : paths_in(out)) {
            if (!name.starts_with(said_fact)) {
                path(in, key, def, name);
            } else if (const std::string fact = name.substr(said_fact.size());
                       m_facts.need(in, key, def.code, fact) != nullptr) {
                m_def.letter->facts.push_back(fact);
            }
        }
    }

    void letter(ObjectReader& in)
    {
        LetterDef& letter = m_def.letter.emplace();
        const LedgerDef& def = *m_facts.catalog().ledger(m_def.ledger);
        words(in, "title", def, letter.title, true);
        in.object("only", [&](ObjectReader& each) {
            for (const std::string& key : each.left()) {
                std::string value;
                each.text(key.c_str(), value, true);
                field(each, key.c_str(), def, key);
                letter.only.emplace_back(key, value);
            }
        });
        in.texts("together", letter.together, true);
        for (const std::string& key : letter.together)
            field(in, "together", def, key);
        field(in, "number", def, letter.number, false);
        in.text("to", letter.to);
        if (!letter.to.empty())
            path(in, "to", def, letter.to);
        in.text("to_nobody", letter.to_nobody, letter.to.empty());
        words(in, "opening", def, letter.opening, true);
        in.objects("columns", false, [&](ObjectReader& each) {
            SheetColumnDef& made = letter.columns.emplace_back();
            bool blank = false; // to be filled in by hand: 签收
            each.flag("blank", blank);
            if (blank) {
                each.text("heading", made.heading, true);
                return each.whole("width", made.width);
            }
            column(each, def, made);
            each.object("instead", [&](ObjectReader& values) {
                for (const std::string& value : values.left())
                    words(values, value.c_str(), def, made.instead[value], false);
            });
        });
        words(in, "closing", def, letter.closing, false);
        field(in, "date", def, letter.date, false);
        field(in, "done", def, letter.done, false);
        field(in, "as_then", def, letter.as_then, false);
        if (const FieldDef* of = def.field(letter.as_then); of != nullptr && of->ledger.empty())
            in.complain("as_then", "“" + letter.as_then + "”不指向别的台账");
    }

    SheetDef m_def;
    FactNeeds m_facts;
};

Result<SheetDef> read_sheet(const std::string& file, Result<ObjectReader> reader,
                            const FactRegistry& registry)
{
    LX_ASSIGN(ObjectReader in, std::move(reader));
    SheetParser parser(registry);
    parser.sheet(in);
    LX_TRY(in.end(file));
    return parser.take();
}

} // namespace

std::vector<std::string> paths_in(std::string_view words)
{
    std::vector<std::string> paths;
    for (std::size_t from = 0; (from = words.find('{', from)) != std::string_view::npos;) {
        const std::size_t to = words.find('}', from);
        if (to == std::string_view::npos)
            break;
        paths.emplace_back(words.substr(from + 1, to - from - 1));
        from = to;
    }
    return paths;
}

Result<SheetDef> SheetDef::from_json(const FactRegistry& facts, const std::string& file,
                                     std::string_view json)
{
    return read_sheet(file, ObjectReader::of(file, json), facts);
}

Result<std::vector<SheetDef>> SheetDef::all(const FactRegistry& facts)
{
    return shipped<SheetDef>("sheets", [&](const std::string& file, Result<ObjectReader> in) {
        return read_sheet(file, std::move(in), facts);
    });
}

Result<SheetDef> SheetDef::find(const FactRegistry& facts, const std::string& id)
{
    return named(all(facts), id, "这种打印表");
}

} // namespace lx
