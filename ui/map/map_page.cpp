#include "ui/map/map_page.h"

#include <algorithm>

#include <QFileInfo>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

#include "core/base/input_file.h"
#include "core/map/boundary_import.h"
#include "core/report/make_report.h"
#include "ui/document/dialogs.h"
#include "ui/document/evaluations.h"
#include "ui/document/file_endings.h"
#include "ui/document/notices.h"
#include "ui/document/scope_setting.h"
#include "ui/document/submissions.h"
#include "ui/map/legend_view.h"
#include "ui/map/map_panes.h"
#include "ui/map/map_tools.h"
#include "ui/map/map_words.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/map/map_batch.h"
#include "ui/presentation/map/map_file.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/line_label.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/printed_tables.h"
#include "ui/widgets/report_output.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/turning_splitter.h"
#include "ui/widgets/wrap_header.h"

namespace lx::ui {

MapPage::MapPage(AppContext& context, QWidget* parent)
    : Page(context, tr("Map"), parent), m_evaluations(Evaluations::of(context)),
      m_output(new ReportOutput(context, this)), m_making(context.jobs()), m_work(context.jobs())
{
    build_actions();
    build_tools();
    auto* rooms = new TurningSplitter(36, this);
    rooms->addWidget(build_map());
    rooms->addWidget(build_side());
    rooms->setStretchFactor(0, 1);
    rooms->setSizes({Theme::grid(100), Theme::grid(42)});
    body()->addWidget(rooms, 1);
    connect(&ScopeSetting::of(context), &ScopeSetting::changed, this, [this] {
        if (isVisible())
            make(true);
    });
}

void MapPage::build_actions()
{
    m_import = new QPushButton(icon(QStringLiteral("import")), tr("Import &boundaries…"), this);
    m_import->setAccessibleDescription(
        tr("Reads the areas' boundaries (GeoJSON, WGS-84) into the ledger of areas"));
    m_save = new QPushButton(icon_on_accent(QStringLiteral("save")), tr("Save &map…"), this);
    m_save->setAccessibleName(tr("Save the map as PDF, SVG or PNG"));
    set_primary(m_save);
    add_print_action();
    m_print_map = new QPushButton(tr("P&rint the map…"), this);
    set_tip(m_print_map, tr("The map as it is saved; Ctrl+P prints the table beside it"));
    m_each = new QPushButton(tr("&One sheet each…"), this);
    set_tip(m_each, tr("A PDF of every town, street and park into a folder"));
    add_action(m_import);
    add_action(m_each);
    add_action(m_print_map);
    add_action(m_save);
    connect(m_print_map, &QPushButton::clicked, this, &MapPage::print_sheet);
    connect(m_each, &QPushButton::clicked, this, &MapPage::save_each);
    connect(m_import, &QPushButton::clicked, this, &MapPage::import_boundaries);
    connect(m_save, &QPushButton::clicked, this, &MapPage::save);
}

void MapPage::build_tools()
{
    m_tools = new MapTools(this);
    body()->addWidget(m_tools);
    connect(m_tools, &MapTools::asked_else, this, &MapPage::make);
    connect(m_tools, &MapTools::shown_else, this, [this] {
        m_panes->show_parts(m_tools->shown());
        m_legend->renew();
    });
    connect(m_tools, &MapTools::system_chosen, this, &MapPage::choose_system);
    connect(m_tools, &MapTools::whole_wanted, this, [this] { m_panes->first()->show_all(); });
    connect(m_tools, &MapTools::outside_wanted, this, &MapPage::open_outside);
    connect(m_tools, &MapTools::words_entered, this, &MapPage::fly);
}

QWidget* MapPage::build_map()
{
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(Theme::grid(1), 0, 0, Theme::grid(1));
    column->setSpacing(4);
    m_panes = new MapPanes(context().jobs(), side);
    column->addWidget(m_panes, 1);
    m_pointed = new LineLabel(side); // its height is reserved: nothing moves under the pointer
    set_role(m_pointed, "soft");
    column->addWidget(m_pointed);
    connect(m_panes, &MapPanes::pointed, this, [this](int day, const MapPointed& what) {
        tell(m_data ? words_of(*m_data, static_cast<std::size_t>(day), what) : QString());
    });
    connect(m_panes, &MapPanes::opened, this, &MapPage::open);
    connect(m_panes, &MapPanes::tile_moved, this, &MapPage::move_tile);
    return side;
}

QWidget* MapPage::build_side()
{
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, Theme::grid(1), Theme::grid(1));
    column->setSpacing(Theme::grid(1));
    auto* scroll = new QScrollArea(side);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_legend = new LegendView(*m_panes->first(), scroll);
    m_legend->setAccessibleName(tr("Legend"));
    scroll->setWidget(m_legend);
    column->addWidget(scroll, 3);
    // No higher than what it says: the table has the rest, and no line of it is cut where all has
    // room.
    connect(m_legend, &LegendView::grown, scroll,
            [scroll](int height) { scroll->setMaximumHeight(height); });
    connect(m_panes->first(), &MapView::placed, m_legend, &LegendView::renew);

    m_model = new TextTableModel(this);
    m_table = new QTableView(side);
    m_table->setHorizontalHeader(new WrapHeader(m_table));
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Areas of the map"));
    dress_table(m_table);
    set_print_head(
        m_table,
        [this] {
            TableHead head{m_data ? qt(m_data->picture().title) : tr("Map"), {}, std::nullopt};
            if (m_data)
                head.lines << qt(m_data->beside() ? m_data->picture().matter
                                                  : m_data->picture().subtitle);
            return head;
        },
        true);
    column->addWidget(m_table, 2);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) {
                m_panes->choose_area(
                    now.isValid() ? static_cast<int>(now.data(TextTableModel::id_role).toLongLong())
                                  : -1);
            });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        open_area(0, static_cast<int>(index.data(TextTableModel::id_role).toLongLong()));
    });
    return side;
}

void MapPage::refresh(const Changes& changes)
{
    if (changes.document) {
        m_data.reset();
        m_tools->forget();
        if (context().has_document()) {
            if (const auto definition = MapDefinition::of(context().definitions()->facts()))
                m_tools->offer(*definition);
            else
                context().notices().error(definition.error());
            m_panes->show_parts(m_tools->shown());
        }
    }
    make(!changes.document);
}

void MapPage::make(bool keep)
{
    const bool open = context().has_document();
    m_import->setEnabled(open && !context().read_only());
    for (QPushButton* button : {m_save, m_print_map, m_each})
        button->setEnabled(open && m_data != nullptr);
    if (!open) {
        m_making.stop();
        show_data(nullptr, false);
        return;
    }
    m_tools->propose_beside(quarter_ends(context().as_of(), 2).back());
    MapAsked wanted = m_tools->asked();
    wanted.day = context().as_of();
    wanted.scope = ScopeSetting::of(context()).id();
    if (wanted.beside == wanted.day)
        wanted.beside.reset();
    using Made = std::shared_ptr<const MapData>;
    m_making.start<Made>(
        JobKind::Quick, {},
        [path = context().path8(), definitions = context().definitions(),
         worlds = m_evaluations.worlds(), wanted = std::move(wanted),
         before = m_data](JobProgress& progress) -> Result<Made> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            return make_map(*database, definitions, *worlds, wanted, before, progress);
        },
        [this, keep](Result<Made> made) {
            if (made)
                show_data(std::move(*made), keep);
            else if (made.error().kind != ErrorKind::Cancelled)
                context().notices().error(made.error());
        });
}

void MapPage::show_data(std::shared_ptr<const MapData> made, bool keep)
{
    const QModelIndex chosen = m_table->currentIndex();
    const QString name = chosen.isValid() ? chosen.siblingAtColumn(0).data().toString() : QString();
    m_data = std::move(made);
    for (QPushButton* button : {m_save, m_print_map, m_each})
        button->setEnabled(m_data != nullptr);
    m_panes->let_arrange(!context().read_only());
    m_panes->show_pictures(m_data ? m_data->days.front().picture : nullptr,
                           m_data ? m_data->beside() : nullptr, keep);
    m_legend->renew();
    m_tools->show_data(m_data.get(), !context().read_only());
    fill_table();
    for (int row = 0; !name.isEmpty() && row < m_model->rowCount(); ++row) {
        if (m_model->index(row, 0).data().toString() == name)
            m_table->setCurrentIndex(m_model->index(row, 0));
    }
    tell({});
    if (!m_data) {
        set_subtitle({});
        set_status({});
        return;
    }
    set_subtitle(qt(m_data->picture().subtitle));
    set_status(
        !m_data->picture().tiles
            ? tr("Click a mark or an area for its list; the wheel zooms, dragging moves")
        : context().read_only()
            ? tr("The areas have no boundaries yet: one tile each. Import them as GeoJSON.")
            : tr("The areas have no boundaries yet: one tile each, dragged to where it belongs "
                 "(or chosen in the table and moved with Shift and the arrows on the map)"));
}

void MapPage::fill_table()
{
    QStringList heads{tr("Area"), tr("Units")};
    std::vector<Qt::Alignment> sides{Qt::AlignLeft, Qt::AlignRight};
    std::vector<const MapPicture*> days;
    if (m_data) {
        for (const MapDayData& day : m_data->days)
            days.push_back(day.picture.get());
    }
    std::ranges::sort(days, {}, [](const MapPicture* day) { return day->as_of; });
    for (const MapPicture* day : days) {
        heads << (days.size() == 1 ? m_tools->shade_name()
                                   : qt(day->as_of.chinese())
                                         .replace(QStringLiteral("年"), QStringLiteral("年\n")));
        sides.push_back(Qt::AlignRight);
    }
    m_model->set_columns(heads, sides);
    std::vector<TextTableModel::Row> rows;
    if (m_data) {
        const auto& areas = m_data->picture().areas;
        for (std::size_t i = 0; i < areas.size(); ++i) {
            QStringList texts{qt(areas[i].name), number_text(areas[i].units)};
            for (const MapPicture* day : days)
                texts << qt(day->areas[i].text);
            rows.push_back({texts, TextTableModel::Tone::Plain, static_cast<qint64>(i)});
        }
        std::ranges::stable_sort(rows, [&](const auto& a, const auto& b) {
            return areas[static_cast<std::size_t>(a.id)].code <
                   areas[static_cast<std::size_t>(b.id)].code;
        });
    }
    m_model->set_rows(std::move(rows));
}

void MapPage::tell(const QString& words)
{
    m_pointed->setText(words);
}

void MapPage::open_rows(const std::string& ledger, const std::vector<std::int32_t>& rows,
                        const QString& title)
{
    context().go(Place::rows(ledger, m_data->ids(ledger, rows), title));
}

void MapPage::open(int day, const MapPointed& what)
{
    if (!m_data || static_cast<std::size_t>(day) >= m_data->days.size())
        return;
    const MapPicture& picture = *m_data->days[static_cast<std::size_t>(day)].picture;
    if (!what.marks.empty()) {
        const MapMarks& layer = picture.layers[static_cast<std::size_t>(what.layer)];
        std::vector<std::int32_t> rows;
        for (const std::size_t mark : what.marks)
            rows.push_back(layer.marks[mark].row);
        open_rows(layer.layer.ledger, rows,
                  tr("%1 at one place of the map").arg(qt(layer.layer.name)));
    } else if (!what.units.empty()) {
        open_rows("unit", what.units, tr("Units at one place of the map"));
    } else if (what.area >= 0) {
        open_area(day, what.area);
    }
}

void MapPage::open_area(int day, int area)
{
    if (!m_data)
        return;
    const MapDayData& then = m_data->days[static_cast<std::size_t>(day)];
    const MapArea& one = then.picture->areas[static_cast<std::size_t>(area)];
    open_rows("unit", units_below(then.day(), one.row), tr("Units of %1").arg(qt(one.name)));
}

void MapPage::open_outside()
{
    if (m_data)
        open_rows("unit", m_data->outside, tr("Units outside their areas"));
}

void MapPage::fly(const QString& words)
{
    if (!m_data || words.isEmpty())
        return;
    const MapPicture& picture = m_data->picture();
    for (std::size_t i = 0; i < picture.areas.size(); ++i) {
        if (picture.areas[i].shape.empty() || !qt(picture.areas[i].name).contains(words))
            continue;
        m_panes->first()->fly_to(box_of(picture.areas[i].shape));
        m_panes->choose_area(static_cast<int>(i));
        return;
    }
    const FactDef& name = *m_data->world().registry().find("unit", "name");
    for (const MapUnit& unit : picture.units) {
        if (!qt(m_data->world().show(name, unit.row)).contains(words))
            continue;
        m_panes->first()->fly_to(unit.at);
        tell(words_of_unit(*m_data, 0, unit.row));
        return;
    }
    context().notices().info(
        tr("Nothing on the map is called “%1”, or it has no place on it.").arg(words));
}

void MapPage::move_tile(int area, TilePlace to)
{
    if (!m_data)
        return;
    if (const auto may = context().may_write(); !may)
        return context().notices().error(may.error());
    const MapPicture& picture = m_data->picture();
    std::vector<std::string> codes;
    for (const MapArea& one : picture.areas)
        codes.push_back(one.code);
    std::ranges::sort(codes);
    const std::string& code = picture.areas[static_cast<std::size_t>(area)].code;
    const TilePlaces put = lx::move_tile(codes, m_data->wanted.tiles, code, to);
    const auto kept = context().set_in_file([&](Database& database, const Actor& actor) {
        return keep_tiles(database, picture.area_code, put, actor);
    });
    if (!kept)
        context().notices().error(kept.error());
    make(true);
}

void MapPage::import_boundaries()
{
    if (const auto may = context().may_write(); !may)
        return context().notices().error(may.error());
    const QString path =
        context().dialogs().open_file(tr("Boundaries of areas"), tr("GeoJSON (*.geojson *.json)"));
    if (path.isEmpty())
        return;
    m_work.start<BoundaryImport>(
        JobKind::Long, tr("Importing boundaries"),
        [file = utf8_of(path), ledger = context().path8(), catalog = context().catalog(),
         actor = context().actor(), today = context().clock().today(),
         token = context().writing()](JobProgress& progress) -> Result<BoundaryImport> {
            LX_ASSIGN(const std::string bytes, read_file(file, most_geo_bytes + 1));
            LX_ASSIGN(GeoFeatures features, read_geo_json(bytes));
            LX_ASSIGN(auto database, progress.open(ledger, Database::Mode::SharedWrite));
            return lx::import_boundaries(*database, *catalog, actor, today,
                                         file.substr(file.find_last_of('/') + 1),
                                         std::move(features), progress);
        },
        [this](Result<BoundaryImport> done) {
            if (!done)
                return context().notices().error(done.error());
            if (done->action != 0)
                context().announce(done->action);
            QString words = tr("Boundaries of %1 areas were set, %2 were so already.")
                                .arg(count_text(done->set), count_text(done->unchanged));
            constexpr std::size_t told = 3;
            for (std::size_t i = 0; i < std::min(told, done->problems.size()); ++i)
                words += QLatin1Char('\n') + qt(done->problems[i]);
            if (done->problems.size() > told)
                words += QLatin1Char('\n') + tr("and %1 more").arg(done->problems.size() - told);
            if (done->problems.empty())
                context().notices().success(words);
            else
                context().notices().warning(words);
        });
}

void MapPage::choose_system()
{
    const CoordinateSystem system = m_tools->system();
    if (!m_data || system == m_data->used)
        return;
    const auto kept = context().set_in_file([system](Database& database, const Actor& actor) {
        return keep_system(database, system, actor);
    });
    if (!kept)
        context().notices().error(kept.error());
    make(true);
}

void MapPage::save()
{
    if (!m_data)
        return;
    const QString chosen = context().dialogs().save_file(
        tr("Save the map"), qt(m_data->picture().title) + QStringLiteral(".pdf"),
        tr("PDF, SVG or PNG (*.pdf *.svg *.png)"));
    if (chosen.isEmpty())
        return;
    const QString path = with_ending(
        chosen, {QStringLiteral(".pdf"), QStringLiteral(".svg"), QStringLiteral(".png")});
    const bool whole = m_data->picture().whole; // the boxes may be ahead of it
    m_output->save_as(
        path, tr("Map"), [map = sheet()](const std::string& file) { return write_map(map, file); },
        [this, whole, day = m_data->picture().as_of,
         item = m_data->picture().item](const QString& file) {
            // What is handed up each quarter is the whole jurisdiction's (ordos-2013, clause 1).
            Submission made{item,
                            {},
                            Period::judged(PeriodKind::Quarter, day),
                            context().clock().today(),
                            std::nullopt,
                            utf8_of(QFileInfo(file).fileName()),
                            office_of(context().jurisdiction())};
            const bool enters =
                whole && !context().read_only() && is_submitted(made.period, made.made);
            return enters ? enter_submission(context(), made) : QString();
        });
}

MapPaper MapPage::paper()
{
    MapPaper paper = m_tools->paper();
    paper.maker = qt(office_of(context().jurisdiction()));
    return paper;
}

MapSheet MapPage::sheet()
{
    return {m_data->days.front().picture, paper(), m_data->beside()};
}

void MapPage::print_sheet()
{
    if (!m_data)
        return;
    const MapSheet map = sheet();
    m_output->print(
        map.title(), map_paper(map), [map](QPagedPaintDevice& printer) { print_map(map, printer); },
        [map](const std::string& file) { return write_map(map, file); });
}

void MapPage::save_each()
{
    if (!m_data)
        return;
    if (const auto sheets = sheets_of(m_data->picture()); !sheets)
        return context().notices().error(sheets.error());
    const QString folder =
        context().dialogs().choose_folder(tr("Folder for a map of every town, street and park"));
    if (folder.isEmpty())
        return;
    m_work.start<MapBatch>(
        JobKind::Long, tr("Writing maps"),
        [data = m_data, paper = paper(), folder = utf8_of(folder)](JobProgress& progress) {
            std::vector<MapDay> days;
            for (const auto& one : data->days)
                days.push_back(one.day());
            return write_each(days, *data->shapes, data->wanted, data->picture(), paper, folder,
                              progress);
        },
        [this, folder](Result<MapBatch> done) {
            if (!done && done.error().kind == ErrorKind::Cancelled)
                return context().notices().info(qt(done.error().message));
            if (!done)
                return context().notices().error(done.error());
            QString words =
                tr("%1 maps were written into %2.").arg(count_text(done->written), folder);
            for (const std::string& one : done->refused)
                words += QLatin1Char('\n') + qt(one);
            if (done->refused.empty())
                context().notices().success(words);
            else
                context().notices().warning(words);
        });
}

void MapPage::find()
{
    m_tools->find();
}

void MapPage::focus_first()
{
    m_panes->first()->setFocus();
}

} // namespace lx::ui
