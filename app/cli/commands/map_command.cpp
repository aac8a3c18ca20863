// map: 党建分布图 as a file, boundaries in, and which coordinates units are entered in.

#include <algorithm>
#include <array>
#include <optional>

#include <QString>

#include "app/cli/command_table.h"
#include "app/cli/edit_outcome.h"
#include "app/cli/json_out.h"
#include "app/cli/output_guard.h"
#include "app/cli/submission_note.h"
#include "core/base/input_file.h"
#include "core/base/text.h"
#include "core/county/county.h"
#include "core/map/boundary_import.h"
#include "core/map/coordinate_test.h"
#include "core/map/map_classes.h"
#include "core/map/map_filter.h"
#include "core/map/map_picture.h"
#include "core/report/make_report.h"
#include "core/store/ledger_store.h"
#include "ui/presentation/map/map_batch.h"
#include "ui/presentation/map/map_file.h"

namespace lx::cli {

namespace {

constexpr const char* no_system = "哪种坐标系都对不上一半的单位，请核对边界和坐标。";

/// A county read for its map, and perhaps for another day.
struct Mapped
{
    std::unique_ptr<Database> database;
    DefinitionsPtr definitions;
    std::shared_ptr<const County> county;
    AreaShapes shapes;
    std::shared_ptr<const World> then; ///< the other day; null = none
    ScopedUnits units_then;
    std::shared_ptr<const MapFilter> filter; ///< null = all units
    std::shared_ptr<const MapFilter> filter_then;

    [[nodiscard]] MapDay day() const { return {*county->world, county->units, filter.get()}; }
    [[nodiscard]] std::vector<MapDay> days() const
    {
        std::vector<MapDay> all{day()};
        if (then)
            all.push_back({*then, units_then, filter_then.get()});
        return all;
    }
};

Result<Mapped> load_mapped(const Arguments& arguments, Session& session)
{
    Mapped mapped;
    CountyWanted wanted;
    LX_ASSIGN(wanted.as_of, arguments.date("--as-of", session.clock.today()));
    LX_ASSIGN(const Date then, arguments.date("--beside", wanted.as_of));
    LX_ASSIGN(mapped.database, open_database(arguments, Database::Mode::ReadOnly));
    LX_ASSIGN(mapped.definitions, definitions_of(*mapped.database));
    const FactRegistry& facts = mapped.definitions->facts();
    wanted.scope = arguments.value("--scope");
    MapPicture::add_needs(facts, wanted.facts);
    std::optional<RowList> list;
    if (arguments.has("--list")) {
        LX_ASSIGN(list, find_list(*mapped.database, facts, arguments.value("--list")));
        LX_TRY(MapFilter::add_needs(facts, *list, wanted.facts));
    }
    LX_ASSIGN(mapped.county,
              County::load(*mapped.database, mapped.definitions, wanted, session.progress));
    const World& world = *mapped.county->world;
    mapped.shapes = AreaShapes::of(world);
    const auto filter = [&](const World& day) {
        return MapFilter::of(*mapped.database, day, *list, nullptr, session.progress);
    };
    if (list) {
        LX_ASSIGN(mapped.filter, filter(world));
    }
    if (then == wanted.as_of)
        return mapped;
    mapped.then = world.at(then);
    mapped.units_then = mapped.county->units.on(*mapped.then);
    if (list) {
        LX_ASSIGN(mapped.filter_then, filter(*mapped.then));
    }
    return mapped;
}

/// How a map is shaded, as the options say.
Result<MapWanted> wanted_by(const Arguments& arguments)
{
    MapWanted wanted;
    wanted.area = arguments.value("--area");
    if (arguments.has("--bounds")) {
        wanted.classes = ClassKind::Own;
        const auto bounds = read_bounds(arguments.value("--bounds"));
        if (!bounds || bounds->empty())
            return fail(ErrorKind::Usage, "--bounds 要写成用逗号隔开的数，如 60,80,95，现在是“" +
                                              arguments.value("--bounds") + "”。");
        wanted.own_bounds = *bounds;
    } else if (arguments.has("--classes")) {
        const auto kind = class_kind(arguments.value("--classes"));
        if (!kind || *kind == ClassKind::Own)
            return fail(ErrorKind::Usage, "--classes 只能是 equal、quantile 或 natural；"
                                          "自定分级用 --bounds 60,80,95。");
        wanted.classes = *kind;
    }
    LX_ASSIGN(const std::int64_t count, arguments.number("--count", wanted.class_count, {2, 7}));
    wanted.class_count = static_cast<int>(count);
    return wanted;
}

/// What --layer names: a figure to shade by, marks to draw, several parted by commas.
Result<> read_layers(const Arguments& arguments, const MapDefinition& definition, MapWanted& wanted,
                     ui::MapShown& shown)
{
    std::string shade;
    for (const std::string& name : split_list(arguments.value("--layer"))) {
        const std::string one = trim(name);
        if (const MapLayer* layer = definition.layer(one))
            shown.layers.push_back(layer->id);
        else if (shade.empty())
            shade = one;
        else
            return fail(ErrorKind::Usage,
                        "属地只能按一个数着色，--layer 里写了“" + shade + "”和“" + one + "”。");
    }
    LX_ASSIGN(wanted.shade, definition.shade(shade));
    shown.units = !arguments.has("--no-units");
    return {};
}

ui::MapPaper paper_by(const Arguments& arguments, const Mapped& mapped, ui::MapShown shown)
{
    ui::MapPaper paper;
    paper.a3 = arguments.has("--a3");
    paper.shown = std::move(shown);
    paper.approval = QString::fromStdString(arguments.value("--approval"));
    paper.maker = QString::fromStdString(office_of(mapped.county->jurisdiction));
    return paper;
}

/// One sheet a part that has a boundary (乡镇、街道、园区), into a folder.
Result<int> draw_each(const Arguments& arguments, Session& session, const Mapped& mapped,
                      const MapWanted& wanted, const MapPicture& whole, const ui::MapPaper& paper)
{
    const std::string folder = arguments.value("--out");
    LX_TRY(ui::sheets_of(whole)); // before a folder is made for none
    LX_TRY(make_folder(folder));
    LX_ASSIGN(const ui::MapBatch batch, ui::write_each(mapped.days(), mapped.shapes, wanted, whole,
                                                       paper, folder, session.progress));
    for (const std::string& one : batch.refused)
        print_note(one);
    print_note("已写入 " + folder + "，共 " + std::to_string(batch.written) + " 张。");
    if (!batch.refused.empty())
        return fail(ErrorKind::Io, std::to_string(batch.refused.size()) + " 张没有写出来。");
    return 0;
}

Result<int> draw(const Arguments& arguments, Session& session)
{
    if (!arguments.has("--out"))
        return fail(ErrorKind::Usage, "请用 --out 指定分布图写到哪里，如 --out 分布图.pdf。");
    LX_ASSIGN(MapWanted wanted, wanted_by(arguments));
    LX_ASSIGN(Mapped mapped, load_mapped(arguments, session));
    LX_ASSIGN(const MapDefinition definition, MapDefinition::of(mapped.definitions->facts()));
    ui::MapShown shown;
    LX_TRY(read_layers(arguments, definition, wanted, shown));
    const World& world = *mapped.county->world;
    LX_ASSIGN(const auto kept, kept_system(*mapped.database));
    const CoordinateTest test = kept ? CoordinateTest{} : test_coordinates(world, mapped.shapes);
    wanted.system = system_used(kept, test);
    const std::string root =
        wanted.area.empty() && world.jurisdiction() >= 0
            ? world.show(*world.registry().find("area", "code"), world.jurisdiction())
            : wanted.area;
    LX_ASSIGN(wanted.tiles, kept_tiles(*mapped.database, root));
    if (test.tested > 0 && !test.proposed)
        print_note(no_system);
    LX_ASSIGN(auto pictures, MapPicture::of(mapped.days(), mapped.shapes, wanted));
    MapPicture& picture = pictures.front();
    for (const std::string& problem : picture.problems)
        print_note(problem);
    if (picture.outside > 0)
        print_note(std::to_string(picture.outside) +
                   " 家单位的坐标在所画属地以外；用 map check 看是哪些。");
    const ui::MapPaper paper = paper_by(arguments, mapped, std::move(shown));
    if (arguments.has("--each"))
        return draw_each(arguments, session, mapped, wanted, picture, paper);
    if (picture.tiles)
        print_note("属地还没有边界，每个属地画成一格；用 map boundaries 导入边界。");
    const bool whole = picture.whole;
    std::vector<std::shared_ptr<const MapPicture>> drawn;
    for (MapPicture& one : pictures)
        drawn.push_back(std::make_shared<const MapPicture>(std::move(one)));
    const ui::MapSheet sheet(drawn.front(), paper, drawn.size() > 1 ? drawn.back() : nullptr);
    const std::string out = arguments.value("--out");
    LX_TRY(ui::write_map(sheet, out));
    print_note("已写入 " + out + "。");
    const std::string maker = office_of(mapped.county->jurisdiction);
    mapped.database.reset(); // to be written, it is opened once more
    if (!whole)
        return 0; // of a part or a list: the whole jurisdiction's is what is handed up
    // ordos-2013, clause 1
    enter_submissions(
        arguments, session,
        {{definition.title, "", Period::judged(PeriodKind::Quarter, world.as_of()),
          session.clock.today(), std::nullopt, out.substr(out.find_last_of('/') + 1), maker}});
    return 0;
}

std::string share(const CoordinateTest& test, CoordinateSystem system)
{
    return rate_text(test.inside_of(system), test.tested);
}

void write_check_text(const CoordinateTest& test, CoordinateSystem used,
                      const std::vector<std::string>& names)
{
    print_out("坐标系\t落在自己属地里\t占比\n");
    for (const CoordinateSystem system : coordinate_systems)
        print_out(std::string(coordinate_name(system)) + "\t" +
                  std::to_string(test.inside_of(system)) + "\t" + share(test, system) + "\n");
    print_note("检验了 " + std::to_string(test.tested) + " 家单位；没有坐标 " +
               std::to_string(test.without_place) + " 家，属地没有边界 " +
               std::to_string(test.without_boundary) + " 家。");
    if (test.tested == 0)
        print_note("没有一家单位既有坐标、属地又有边界，检验不了。");
    else
        print_note(test.proposed ? "最像 " + std::string(coordinate_name(*test.proposed)) +
                                       "，按 " + std::string(coordinate_name(used)) + " 画图。"
                                 : no_system);
    print_out("不在自己属地里的单位：\n");
    for (const std::string& name : names)
        print_out(name + "\n");
}

Result<int> check(const Arguments& arguments, Session& session)
{
    LX_ASSIGN(const Mapped mapped, load_mapped(arguments, session));
    const World& world = *mapped.county->world;
    const CoordinateTest test = test_coordinates(world, mapped.shapes);
    LX_ASSIGN(const auto kept, kept_system(*mapped.database));
    const CoordinateSystem used = system_used(kept, test);
    const auto outside = units_outside(world, mapped.shapes, used);
    const FactDef& name = *world.registry().find("unit", "name");
    const auto area_name = [&](std::int32_t unit) {
        return mapped.county->area_name(
            world.snapshot().column("unit", "area").i32[static_cast<std::size_t>(unit)]);
    };
    for (const std::string& problem : mapped.shapes.problems)
        print_note(problem);
    if (!arguments.has("--json")) {
        std::vector<std::string> names;
        for (const std::int32_t row : outside)
            names.push_back(world.show(name, row) + "\t" + area_name(row));
        write_check_text(test, used, names);
        return 0;
    }
    const auto& ids = world.snapshot().table("unit").ids;
    std::vector<std::int64_t> rows;
    for (const std::int32_t row : outside)
        rows.push_back(ids[static_cast<std::size_t>(row)]);
    LX_ASSIGN(auto keys, LedgerStore(*mapped.database, mapped.definitions->catalog())
                             .keys(*mapped.definitions->catalog().ledger("unit"), rows));
    JsonWriter json(standard_output());
    json.begin_object().text("as_of", world.as_of().iso()).integer("tested", test.tested);
    json.integer("without_coordinates", test.without_place);
    json.integer("without_boundary", test.without_boundary);
    json.key("systems").begin_array();
    for (const CoordinateSystem system : coordinate_systems) {
        json.begin_object().text("id", coordinate_id(system)).text("name", coordinate_name(system));
        json.integer("inside", test.inside_of(system)).text("percent", share(test, system));
        json.end_object();
    }
    json.end_array().key("proposed");
    if (test.proposed)
        json.text(coordinate_id(*test.proposed));
    else
        json.null();
    json.text("used", coordinate_id(used)).boolean("chosen", kept.has_value());
    json.key("outside").begin_array();
    for (std::size_t i = 0; i < outside.size(); ++i) {
        json.begin_object().text("key", keys[rows[i]]).text("name", world.show(name, outside[i]));
        json.text("area", area_name(outside[i])).end_object();
    }
    json.end_array().end_object();
    LX_TRY(finish_json(json));
    return 0;
}

Result<int> take_boundaries(const Arguments& arguments, Session& session)
{
    if (arguments.plain().size() != 2)
        return fail(ErrorKind::Usage, "请写明边界文件，如 map boundaries 乡镇界.geojson --db F。");
    const std::string& path = arguments.plain()[1];
    LX_ASSIGN(const std::string bytes, read_file(path, most_geo_bytes + 1));
    LX_ASSIGN(GeoFeatures features, read_geo_json(bytes));
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    LX_ASSIGN(const BoundaryImport done,
              import_boundaries(*database, definitions->catalog(), actor_of(arguments, session),
                                session.clock.today(), path.substr(path.find_last_of('/') + 1),
                                std::move(features), session.progress));
    for (const std::string& problem : done.problems)
        print_note(problem);
    std::string without;
    for (const std::string& name : done.without)
        without += (without.empty() ? "" : "、") + name;
    if (!without.empty())
        print_note("还没有边界的属地：" + without + "。");
    if (arguments.has("--json")) {
        JsonWriter json(standard_output());
        json.begin_object().integer("action", done.action).integer("features", done.features);
        json.integer("set", done.set).integer("unchanged", done.unchanged);
        json.key("problems").begin_array();
        for (const std::string& problem : done.problems)
            json.text(problem);
        json.end_array().key("without").begin_array();
        for (const std::string& name : done.without)
            json.text(name);
        json.end_array().end_object();
        LX_TRY(finish_json(json));
    } else {
        print_note("更新了 " + std::to_string(done.set) + " 个属地的边界，" +
                   std::to_string(done.unchanged) + " 个没有变。");
    }
    return done.problems.empty() ? 0 : 1;
}

Result<int> choose_system(const Arguments& arguments, Session& session)
{
    const auto system =
        arguments.plain().size() == 2 ? coordinate_system(arguments.plain()[1]) : std::nullopt;
    if (!system)
        return fail(ErrorKind::Usage, "坐标系只能是 wgs84、gcj02 或 bd09。");
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    const Actor actor = actor_of(arguments, session);
    return tell_setting(*database, arguments,
                        "按 " + std::string(coordinate_name(*system)) + " 读单位的坐标",
                        [&] { return keep_system(*database, *system, actor); });
}

/// Puts the tile of an area into a cell, counted from 1.
Result<int> put_tile(const Arguments& arguments, Session& session)
{
    const auto usage = [] {
        return fail(ErrorKind::Usage,
                    "请写明属地代码、第几列、第几行，如 map tile 640121100 3 1 --db F。");
    };
    if (arguments.plain().size() != 4)
        return usage();
    std::array<int, 2> cell{};
    for (std::size_t i = 0; i < cell.size(); ++i) {
        bool number = false;
        cell.at(i) = QString::fromStdString(arguments.plain()[i + 2]).toInt(&number);
        if (!number || cell.at(i) < 1 || cell.at(i) > most_tiles_across)
            return usage();
    }
    const std::string& code = arguments.plain()[1];
    const Actor actor = actor_of(arguments, session);
    MapWanted wanted;
    wanted.area = arguments.value("--area");
    std::string root;
    std::vector<std::string> codes;
    {
        LX_ASSIGN(const Mapped mapped, load_mapped(arguments, session));
        LX_ASSIGN(const MapDefinition definition, MapDefinition::of(mapped.definitions->facts()));
        LX_ASSIGN(wanted.shade, definition.shade({}));
        LX_ASSIGN(const auto pictures, MapPicture::of(mapped.days(), mapped.shapes, wanted));
        if (!pictures.front().tiles)
            return fail(ErrorKind::Refused, "属地有边界，按边界画图，没有方格可摆。");
        root = pictures.front().area_code;
        for (const MapArea& area : pictures.front().areas)
            codes.push_back(area.code);
    }
    std::ranges::sort(codes);
    if (!std::ranges::binary_search(codes, code))
        return fail(ErrorKind::Usage, "图上没有代码是“" + code + "”的属地。");
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(const TilePlaces before, kept_tiles(*database, root));
    const TilePlaces put = move_tile(codes, before, code, {cell[0] - 1, cell[1] - 1});
    return tell_setting(*database, arguments,
                        "把 " + code + " 摆在第 " + std::to_string(cell[0]) + " 列第 " +
                            std::to_string(cell[1]) + " 行",
                        [&] { return keep_tiles(*database, root, put, actor); });
}

Result<int> run_map(const Arguments& arguments, Session& session)
{
    const std::string what = arguments.plain().empty() ? "" : arguments.plain().front();
    if (what.empty())
        return draw(arguments, session);
    if (what == "check")
        return check(arguments, session);
    if (what == "boundaries")
        return take_boundaries(arguments, session);
    if (what == "system")
        return choose_system(arguments, session);
    if (what == "tile")
        return put_tile(arguments, session);
    return fail(ErrorKind::Usage,
                "map 后面只能是 check、boundaries、system 或 tile，现在是“" + what + "”。");
}

} // namespace

Command map_command()
{
    return {
        "map",
        "--db FILE [--area CODE] [--layer ID,…] [--list 列表] [--scope ID] [--as-of DATE] "
        "[--beside DATE] [--classes equal|quantile|natural|--bounds 60,80] [--count N] "
        "[--no-units] [--a3] "
        "[--approval 审图号] [--no-record] [--by 姓名] --out X.pdf|svg|png|文件夹 [--each]    "
        "党建分布图；--layer 写着色的数和要画的标记（stars、venues、instructors），--list 只看一个"
        "列表，--beside 另一天并排，--each 每个乡镇、街道、园区一张\n"
        "check --db FILE [--as-of DATE] [--json]    单位坐标是哪种坐标系，哪些单位不在自己属地里\n"
        "boundaries FILE.geojson --db FILE [--by 姓名] [--json]    导入属地边界（WGS-84）\n"
        "system wgs84|gcj02|bd09 --db FILE [--by 姓名] [--json]    指定单位坐标的坐标系\n"
        "tile CODE 列 行 --db FILE [--area CODE] [--by 姓名] [--json]    "
        "没有边界时把属地的方格摆到第几列第几行",
        {{"--db", "FILE", true},
         {"--area", "CODE"},
         {"--layer", "LIST"},
         {"--list", "NAME"},
         {"--beside", "DATE"},
         {"--scope", "ID"},
         {"--as-of", "DATE"},
         {"--classes", "KIND"},
         {"--bounds", "LIST"},
         {"--count", "N"},
         {"--no-units", ""},
         {"--a3", ""},
         {"--approval", "NO"},
         {"--each", ""},
         {"--no-record", ""},
         {"--by", "姓名"},
         {"--out", "FILE"},
         {"--json", ""}},
        0,
        4,
        run_map,
        true};
}

} // namespace lx::cli
