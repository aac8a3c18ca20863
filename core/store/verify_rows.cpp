#include "core/store/verify_rows.h"

#include <array>
#include <unordered_map>
#include <unordered_set>

#include "core/ledger/geo_text.h"
#include "core/ledger/record_checks.h"
#include "core/store/database.h"
#include "core/store/id_list.h"
#include "core/store/key_sql.h"
#include "core/store/ledger_store.h"
#include "core/store/ledger_table.h"
#include "core/store/statement.h"

namespace lx {

namespace {

constexpr std::int64_t rows_between_looks = 1000;

std::string place(const LedgerDef& def, const Record& record, const std::string& label)
{
    return def.name +
           (label.empty() ? " 第 " + std::to_string(record.id) + " 号行" : "“" + label + "”");
}

/// Ids of every ledger that lists point to.
class KnownIds
{
public:
    explicit KnownIds(sqlite3* handle) : m_handle(handle) {}

    Result<const std::unordered_set<std::int64_t>*> of(const std::string& ledger)
    {
        auto found = m_ids.find(ledger);
        if (found == m_ids.end()) {
            found = m_ids.try_emplace(ledger).first;
            LX_ASSIGN(Statement select,
                      Statement::prepare(m_handle, "SELECT id FROM " + quote_name(ledger)));
            while (true) {
                LX_ASSIGN(const bool row, select.step());
                if (!row)
                    break;
                found->second.insert(select.integer(0));
            }
        }
        return &found->second;
    }

private:
    sqlite3* m_handle;
    std::unordered_map<std::string, std::unordered_set<std::int64_t>> m_ids;
};

struct RowFindings
{
    VerifyItem rules{"每一行的填写", VerifyKind::Data};
    VerifyItem doubts{"每一行的存疑之处", VerifyKind::Data, true, true};
    VerifyItem lists{"名单里的引用", VerifyKind::Data};
};

Result<> check_row(const Catalog& catalog, const LedgerDef& def, const Record& record,
                   const std::string& label, std::optional<Date> today, KnownIds& known,
                   RowFindings& findings)
{
    for (const RecordIssue& issue : check_record(catalog, def, record, today))
        if (!issue.code)
            add_finding(issue.warning ? findings.doubts : findings.rules,
                        place(def, record, label) + "：" + issue.message, def.code, record.id);
    for (std::size_t i = 0; i < def.fields.size(); ++i) {
        const FieldDef& field = def.fields[i];
        if (is_empty(record.values[i]))
            continue;
        if (field.type == FieldType::GeoJson) {
            // Whoever reads one to draw it trusts what was looked at here and when it was typed.
            std::string compact;
            const std::string trouble = geo_json_trouble(text_of(record.values[i]), compact);
            if (!trouble.empty())
                add_finding(findings.rules,
                            place(def, record, label) + "的“" + field.name + "”不能用（“" +
                                trouble + "”），请重新导入",
                            def.code, record.id);
            continue;
        }
        if (field.type != FieldType::RefList)
            continue;
        LX_ASSIGN(const auto* ids, known.of(field.ledger));
        for (const std::int64_t id : listed_ids(text_of(record.values[i])))
            if (!ids->contains(id))
                add_finding(findings.lists,
                            place(def, record, label) + "的“" + field.name +
                                "”列有已经不存在的行，请重新选择",
                            def.code, record.id);
    }
    return {};
}

Result<> check_ledger(sqlite3* handle, const Catalog& catalog, const LedgerDef& def,
                      std::optional<Date> today, KnownIds& known, RowFindings& findings,
                      Progress& progress)
{
    const LedgerTable table(def);
    LX_ASSIGN(const std::int64_t total,
              query_integer(handle, "SELECT count(*) FROM " + quote_name(def.code)));
    LX_ASSIGN(Statement select,
              Statement::prepare(handle, "SELECT " + label_sql(catalog, def, "t") + ", " +
                                             table.select_list("t") + " FROM " +
                                             quote_name(def.code) + " t ORDER BY t.id"));
    Record record;
    std::int64_t done = 0;
    while (true) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            return {};
        LX_TRY(table.read(select, record, 1));
        LX_TRY(
            check_row(catalog, def, record, std::string(select.text(0)), today, known, findings));
        if (++done % rows_between_looks == 0) {
            progress.report("检查 " + def.name, done, total);
            if (progress.cancelled())
                return fail(ErrorKind::Cancelled, "已取消校验。");
        }
    }
}

/// Rows that refer to a row of their own ledger, and what people call them.
struct Tree
{
    std::unordered_map<std::int64_t, std::int64_t> parents;
    std::unordered_map<std::int64_t, std::string> names;
};

Result<Tree> read_tree(sqlite3* handle, const Catalog& catalog, const LedgerDef& def,
                       const FieldDef& field)
{
    const std::string parent = field_sql(field, "t");
    LX_ASSIGN(Statement select,
              Statement::prepare(handle, "SELECT t.id, " + parent + ", " +
                                             label_sql(catalog, def, "t") + " FROM " +
                                             quote_name(def.code) + " t WHERE " + parent +
                                             " IS NOT NULL ORDER BY t.id"));
    Tree tree;
    while (true) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            return tree;
        tree.parents.emplace(select.integer(0), select.integer(1));
        tree.names.emplace(select.integer(0), select.text(2));
    }
}

/// A row above itself would make "in the area or any below it" go round for ever.
Result<> check_tree(sqlite3* handle, const Catalog& catalog, const LedgerDef& def,
                    const FieldDef& field, VerifyItem& item)
{
    LX_ASSIGN(const Tree tree, read_tree(handle, catalog, def, field));
    std::unordered_map<std::int64_t, int> seen; // 1: on the way up just now, 2: leads to a root
    for (const auto& [start, first_parent] : tree.parents) {
        std::vector<std::int64_t> way;
        std::int64_t at = start;
        while (tree.parents.contains(at) && seen[at] == 0) {
            seen[at] = 1;
            way.push_back(at);
            at = tree.parents.at(at);
        }
        if (tree.parents.contains(at) && seen[at] == 1)
            add_finding(item,
                        def.name + "“" + tree.names.at(at) + "”的“" + field.name +
                            "”转了一圈又是它自己，请更正“" + field.name + "”",
                        def.code, at);
        for (const std::int64_t step : way)
            seen[step] = 2;
    }
    return {};
}

/// Every ledger that refers to itself.
Result<> check_trees(sqlite3* handle, const Catalog& catalog, VerifyItem& item)
{
    for (const LedgerDef& def : catalog.ledgers())
        for (const FieldDef& field : def.fields)
            if (is_reference(field) && field.ledger == def.code)
                LX_TRY(check_tree(handle, catalog, def, field, item));
    return {};
}

Result<> check_jurisdiction(sqlite3* handle, VerifyItem& item)
{
    LX_ASSIGN(const std::int64_t roots,
              query_integer(handle, "SELECT count(*) FROM area WHERE parent IS NULL"));
    if (roots != 1)
        add_finding(item, "属地应当只有一行没有上级（本辖区），现在有 " + std::to_string(roots) +
                              " 行，请给其余各行填写上级");
    return {};
}

/// Kinds of honoured objects and the rows they may name (domain.md, honour).
struct ObjectKind
{
    std::string_view kind;
    std::string_view found; ///< SQL: o.object is there
};

constexpr std::array<ObjectKind, 5> object_kinds{{
    {"党组织", "EXISTS (SELECT 1 FROM org r WHERE r.code = o.object)"},
    {"单位", "EXISTS (SELECT 1 FROM unit r WHERE r.uscc = o.object)"
             " OR EXISTS (SELECT 1 FROM unit r WHERE r.name = o.object)"},
    {"党员", "EXISTS (SELECT 1 FROM member r WHERE r.id_number = o.object)"},
    {"书记", "EXISTS (SELECT 1 FROM post r WHERE r.id_number = o.object)"
             " OR EXISTS (SELECT 1 FROM member r WHERE r.id_number = o.object)"},
    {"出资人", "EXISTS (SELECT 1 FROM investor r WHERE r.id_number = o.object)"
               " OR EXISTS (SELECT 1 FROM member r WHERE r.id_number = o.object)"},
}};

Result<VerifyItem> check_honours(sqlite3* handle)
{
    VerifyItem item{"荣誉的对象", VerifyKind::Data, true, true};
    for (const ObjectKind& kind : object_kinds) {
        LX_ASSIGN(Statement select,
                  Statement::prepare(handle, "SELECT o.honour, o.object, o.year, o.id FROM honour o"
                                             " WHERE o.object_kind = ? AND NOT (" +
                                                 std::string(kind.found) + ") ORDER BY o.id"));
        select.bind(1, kind.kind);
        while (true) {
            LX_ASSIGN(const bool row, select.step());
            if (!row)
                break;
            add_finding(item,
                        std::to_string(select.integer(2)) + " 年荣誉“" +
                            std::string(select.text(0)) + "”的对象（" + std::string(kind.kind) +
                            " " + std::string(select.text(1)) + "）在台账里找不到",
                        "honour", select.integer(3));
        }
    }
    return item;
}

} // namespace

Result<> verify_rows(Database& database, const Catalog& catalog, Progress& progress,
                     std::optional<Date> today, std::vector<VerifyItem>& items)
{
    sqlite3* handle = database.handle();
    KnownIds known(handle);
    RowFindings findings;
    for (const LedgerDef& def : catalog.ledgers())
        LX_TRY(check_ledger(handle, catalog, def, today, known, findings, progress));
    items.push_back(std::move(findings.lists));
    items.push_back(std::move(findings.rules));
    items.push_back(std::move(findings.doubts));

    VerifyItem trees{"上下级关系", VerifyKind::Data};
    LX_TRY(check_trees(handle, catalog, trees));
    LX_TRY(check_jurisdiction(handle, trees));
    items.push_back(std::move(trees));
    LX_ASSIGN(items.emplace_back(), check_honours(handle));
    return {};
}

} // namespace lx
