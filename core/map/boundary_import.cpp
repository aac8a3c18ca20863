#include "core/map/boundary_import.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "core/edit/editor.h"
#include "core/store/ledger_store.h"

namespace lx {

namespace {

constexpr std::size_t most_text = 8 << 20; ///< of one area's boundary, in the ledger file

/// 640121100000 and 640121100 are the same place.
std::string short_code(std::string code)
{
    while ((code.size() == 12 || code.size() == 9) && code.ends_with("000"))
        code.resize(code.size() - 3);
    while ((code.size() == 6 || code.size() == 4) && code.ends_with("00"))
        code.resize(code.size() - 2);
    return code;
}

struct Area
{
    std::int64_t id = 0;
    std::string code;
    std::string name;
    bool bounded = false;
};

/// Finds the area a feature speaks of.
class AreaIndex
{
public:
    explicit AreaIndex(const std::vector<Area>& areas) : m_areas(areas)
    {
        for (std::size_t i = 0; i < areas.size(); ++i) {
            m_by_code.emplace(short_code(areas[i].code), i);
            const auto [at, fresh] = m_by_name.emplace(areas[i].name, i);
            if (!fresh)
                at->second = none;
        }
    }

    /// Decides which property holds codes, and which names. Codes that tell fewer areas apart than
    /// the names do are those of the area above, which towns' files bear too.
    void learn(const std::vector<GeoFeature>& features)
    {
        const BestKey code = best_key(features, m_by_code, true);
        const BestKey name = best_key(features, m_by_name, false);
        m_code_key = code.areas < name.areas ? std::string() : code.key;
        m_name_key = name.key;
    }

    /// The area of a feature. Errors (BadInput): none has its code or name, each has another's.
    [[nodiscard]] Result<const Area*> find(const GeoFeature& feature) const
    {
        const Area* by_code = find_by(feature, m_code_key, m_by_code, true);
        const Area* by_name = find_by(feature, m_name_key, m_by_name, false);
        if (by_code == nullptr && by_name == nullptr)
            return fail(ErrorKind::BadInput, "属地台账里没有这个代码或名称，没有导入。");
        if (by_code != nullptr && by_name != nullptr && by_code != by_name)
            return fail(ErrorKind::BadInput, "代码是" + by_code->name + "、名称是" + by_name->name +
                                                 "，不知道是哪一个，没有导入。");
        return by_code != nullptr ? by_code : by_name;
    }

private:
    using Index = std::unordered_map<std::string, std::size_t>;
    static constexpr std::size_t none = static_cast<std::size_t>(-1); ///< a name of several

    struct BestKey
    {
        std::string key;
        std::size_t areas = 0; ///< that its values tell apart
    };

    [[nodiscard]] const Area* find_by(const GeoFeature& feature, const std::string& wanted,
                                      const Index& index, bool code) const
    {
        for (const auto& [key, value] : feature.properties) {
            if (wanted.empty() || key != wanted)
                continue;
            const auto found = index.find(code ? short_code(value) : value);
            if (found != index.end() && found->second != none)
                return &m_areas[found->second];
        }
        return nullptr;
    }

    static BestKey best_key(const std::vector<GeoFeature>& features, const Index& index, bool code)
    {
        std::map<std::string, std::set<std::size_t>> hits;
        for (const GeoFeature& feature : features) {
            for (const auto& [key, value] : feature.properties) {
                const auto found = index.find(code ? short_code(value) : value);
                if (found != index.end() && found->second != none)
                    hits[key].insert(found->second);
            }
        }
        BestKey best;
        for (const auto& [key, areas] : hits) {
            if (areas.size() > best.areas)
                best = {key, areas.size()};
        }
        return best;
    }

    const std::vector<Area>& m_areas;
    Index m_by_code;
    Index m_by_name;
    std::string m_code_key;
    std::string m_name_key;
};

/// The same ring whichever corner it begins at and whichever way round it goes.
Ring ordered(Ring ring)
{
    const auto less = [](GeoPoint a, GeoPoint b) { return a.x != b.x ? a.x < b.x : a.y < b.y; };
    std::rotate(ring.begin(), std::ranges::min_element(ring, less), ring.end());
    if (ring.size() > 2 && less(ring.back(), ring[1]))
        std::reverse(ring.begin() + 1, ring.end());
    return ring;
}

bool same(const Polygon& left, const Polygon& right)
{
    return std::ranges::equal(left, right, [](const Ring& a, const Ring& b) {
        return a.size() == b.size() && ordered(a) == ordered(b);
    });
}

/// A part that is there already (a feature given twice) is not added again.
void add_parts(Shape& shape, Shape parts)
{
    for (Polygon& part : parts) {
        if (std::ranges::none_of(shape, [&](const Polygon& one) { return same(one, part); }))
            shape.push_back(std::move(part));
    }
}

Result<std::vector<Area>> areas_of(Database& database, const Catalog& catalog, const LedgerDef& def)
{
    std::vector<Area> areas;
    Query query;
    query.ledger = def.code;
    LX_TRY(LedgerStore(database, catalog).each(query, [&](const Record& row) {
        areas.push_back({row.id, text_of(row.at(def, "code")), text_of(row.at(def, "name")),
                         !text_of(row.at(def, "boundary")).empty()});
        return true;
    }));
    return areas;
}

} // namespace

Result<BoundaryImport> import_boundaries(Database& database, const Catalog& catalog,
                                         const Actor& actor, Date today,
                                         const std::string& file_name, GeoFeatures features,
                                         Progress& progress)
{
    const LedgerDef& def = *catalog.ledger("area");
    LX_ASSIGN(std::vector<Area> areas, areas_of(database, catalog, def));
    AreaIndex index(areas);
    index.learn(features.features);
    BoundaryImport done;
    done.features = static_cast<std::int64_t>(features.features.size() + features.problems.size());
    done.problems = std::move(features.problems);
    std::map<std::int64_t, Shape> shapes; // by id of the area
    for (GeoFeature& feature : features.features) {
        const auto area = index.find(feature);
        if (!area) {
            done.problems.push_back(feature.place + "：" + area.error().message);
            continue;
        }
        add_parts(shapes[(*area)->id], std::move(feature.shape));
    }
    if (shapes.empty())
        return fail(ErrorKind::Refused,
                    "“" + file_name + "”里没有一个要素能对上属地的代码或名称，边界没有导入" +
                        (done.problems.empty() ? "。" : "：" + done.problems.front()));
    LX_ASSIGN(Writer writer, Writer::begin(database, catalog, actor, "导入边界 " + file_name));
    Editor editor(catalog, writer, today);
    std::int64_t at = 0;
    for (Area& area : areas) {
        const auto shape = shapes.find(area.id);
        if (shape == shapes.end())
            continue;
        progress.report("保存边界", at++, static_cast<std::int64_t>(shapes.size()));
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消。");
        std::string text = shape_text(shape->second);
        if (text.size() > most_text)
            return fail(ErrorKind::Refused, "“" + area.name +
                                                "”的边界太细（超过 8 MB），请在地图软件里简化"
                                                "后再导入；一条边界也没有导入。");
        LX_ASSIGN(const Edited edited,
                  editor.change(def, area.id, {{def.index_of("boundary"), Value(text), {}}}));
        if (edited.refused()) {
            done.problems.push_back("“" + area.name + "”：" + edited.problems.front().message);
            continue;
        }
        area.bounded = true;
        ++(edited.outcome == WriteOutcome::Unchanged ? done.unchanged : done.set);
    }
    LX_ASSIGN(done.action, writer.commit());
    constexpr std::size_t town_code = 9;
    for (const Area& area : areas) {
        if (!area.bounded && area.code.size() <= town_code)
            done.without.push_back(area.name);
    }
    return done;
}

} // namespace lx
