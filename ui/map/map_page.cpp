#include "ui/map/map_page.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QLineEdit>
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
#include "ui/map/map_view.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/map/map_file.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/line_label.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/printed_tables.h"
#include "ui/widgets/report_output.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/text_width.h"
#include "ui/widgets/turning_splitter.h"
#include "ui/widgets/wrap_header.h"

namespace lx::ui {

namespace {

/// A choice wide enough for so many Latin letters, half as many Chinese characters.
QComboBox* box(const QString& name, int least, QWidget* parent)
{
    auto* made = new QComboBox(parent);
    made->setAccessibleName(name);
    made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    made->setMinimumContentsLength(least);
    return made;
}

} // namespace

MapPage::MapPage(AppContext& context, QWidget* parent)
    : Page(context, tr("Map"), parent), m_evaluations(Evaluations::of(context)),
      m_output(new ReportOutput(context, this)), m_making(context.jobs()), m_work(context.jobs())
{
    build_actions();
    body()->addWidget(build_tools());
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
    add_action(m_import);
    add_action(m_print_map);
    add_action(m_save);
    connect(m_print_map, &QPushButton::clicked, this, &MapPage::print_sheet);
    connect(m_import, &QPushButton::clicked, this, &MapPage::import_boundaries);
    connect(m_save, &QPushButton::clicked, this, &MapPage::save);
}

QWidget* MapPage::build_tools()
{
    auto* tools = new QWidget(this);
    auto* flow = new FlowLayout(tools, Theme::grid(1));
    flow->setContentsMargins(Theme::grid(1) + 4, 0, Theme::grid(1), 4);
    m_root = box(tr("Area shown"), 12, tools);
    m_shade = box(tr("Figure the areas are shaded by"), 16, tools);
    m_classes = box(tr("Classes of shades"), 9, tools);
    m_classes->addItem(tr("Natural classes"), QStringLiteral("natural"));
    m_classes->addItem(tr("Equal widths"), QStringLiteral("equal"));
    m_classes->addItem(tr("Equally many"), QStringLiteral("quantile"));
    m_units = new QCheckBox(tr("&Units as points"), tools);
    m_units->setChecked(true);
    m_system = box(tr("System of the units' coordinates"), 32, tools);
    m_system->setAccessibleDescription(
        tr("How many of the units lie inside their own area when their coordinates are read so"));
    m_words = new QLineEdit(tools);
    m_words->setAccessibleName(tr("Words of an area's or unit's name"));
    m_words->setPlaceholderText(tr("Find an area or unit"));
    m_words->setClearButtonEnabled(true);
    fit_placeholder(m_words);
    m_approval = new QLineEdit(tools);
    m_approval->setAccessibleName(tr("Approval number of the map"));
    m_approval->setPlaceholderText(tr("Map approval number"));
    fit_placeholder(m_approval);
    auto* whole = new QPushButton(tr("&Whole map"), tools);
    m_outside = new QPushButton(tools);
    set_quiet(m_outside);
    for (QWidget* one : std::initializer_list<QWidget*>{m_root, m_shade, m_classes, m_units, whole,
                                                        m_words, m_system, m_outside, m_approval})
        flow->addWidget(one);
    connect(m_root, &QComboBox::currentIndexChanged, this, [this] { make(false); });
    connect(m_shade, &QComboBox::currentIndexChanged, this, [this] { make(true); });
    connect(m_classes, &QComboBox::currentIndexChanged, this, [this] { make(true); });
    connect(m_system, &QComboBox::activated, this, &MapPage::choose_system);
    connect(m_units, &QCheckBox::toggled, this, [this](bool shown) {
        m_map->show_units(shown);
        m_legend->show_units(shown);
    });
    connect(whole, &QPushButton::clicked, this, [this] { m_map->show_all(); });
    connect(m_words, &QLineEdit::returnPressed, this, &MapPage::fly);
    connect(m_outside, &QPushButton::clicked, this, &MapPage::open_outside);
    return tools;
}

QWidget* MapPage::build_map()
{
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(Theme::grid(1), 0, 0, Theme::grid(1));
    column->setSpacing(4);
    m_map = new MapView(side);
    m_map->setAccessibleName(tr("Distribution map"));
    m_map->setAccessibleDescription(
        tr("Arrows move it, plus and minus zoom, Home shows the whole; the table beside it holds "
           "the same figures"));
    column->addWidget(m_map, 1);
    m_pointed = new LineLabel(side); // its height is reserved: nothing moves under the pointer
    set_role(m_pointed, "soft");
    column->addWidget(m_pointed);
    connect(m_map, &MapView::pointed, this, &MapPage::tell);
    connect(m_map, &MapView::area_opened, this, &MapPage::open_area);
    connect(m_map, &MapView::units_opened, this, [this](const std::vector<std::int32_t>& rows) {
        open_units(rows, tr("Units at one place of the map"));
    });
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
    m_legend = new LegendView(*m_map, scroll);
    m_legend->setAccessibleName(tr("Legend"));
    scroll->setWidget(m_legend);
    column->addWidget(scroll, 1);
    connect(m_map, &MapView::placed, m_legend, &LegendView::renew);

    m_model = new TextTableModel(this);
    m_table = new QTableView(side);
    m_table->setHorizontalHeader(new WrapHeader(m_table));
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Areas of the map"));
    dress_table(m_table);
    set_print_head(
        m_table,
        [this] {
            TableHead head{m_data ? qt(m_data->picture->title) : tr("Map"), {}, std::nullopt};
            if (m_data)
                head.lines << qt(m_data->picture->subtitle);
            return head;
        },
        true);
    column->addWidget(m_table, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) {
                m_map->choose_area(
                    now.isValid() ? static_cast<int>(now.data(TextTableModel::id_role).toLongLong())
                                  : -1);
            });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        open_area(static_cast<int>(index.data(TextTableModel::id_role).toLongLong()));
    });
    return side;
}

void MapPage::fill_shades()
{
    const QSignalBlocker quiet(m_shade);
    const QVariant before = m_shade->currentData();
    m_shade->clear();
    if (!context().has_document())
        return;
    const auto shades = map_shades(context().definitions()->facts());
    if (!shades) {
        context().notices().error(shades.error());
        return;
    }
    for (const MapShade& shade : *shades)
        m_shade->addItem(qt(shade.name), qt(shade.id));
    m_shade->setCurrentIndex(std::max(0, m_shade->findData(before)));
}

void MapPage::refresh(const Changes& changes)
{
    if (changes.document) {
        m_data.reset();
        {
            const QSignalBlocker quiet(m_root);
            m_root->clear();
        }
        fill_shades();
    }
    make(!changes.document);
}

MapAsked MapPage::asked() const
{
    MapAsked asked;
    asked.shade = utf8_of(m_shade->currentData().toString());
    asked.wanted.area = utf8_of(m_root->currentData().toString());
    asked.wanted.classes =
        class_kind(utf8_of(m_classes->currentData().toString())).value_or(ClassKind::Natural);
    return asked;
}

void MapPage::make(bool keep)
{
    const bool open = context().has_document();
    m_import->setEnabled(open && !context().read_only());
    m_save->setEnabled(open && m_data != nullptr);
    m_print_map->setEnabled(open && m_data != nullptr);
    if (!open) {
        m_making.stop();
        show_data(nullptr, false);
        return;
    }
    MapAsked wanted = asked();
    wanted.day = context().as_of();
    wanted.scope = ScopeSetting::of(context()).id();
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
    m_data = std::move(made);
    m_save->setEnabled(m_data != nullptr);
    m_print_map->setEnabled(m_data != nullptr);
    m_map->show_picture(m_data ? m_data->picture : nullptr, keep);
    m_legend->renew();
    fill_roots();
    fill_systems();
    fill_table();
    tell(-1, -1);
    if (!m_data) {
        set_subtitle({});
        set_status({});
        return;
    }
    set_subtitle(qt(m_data->picture->subtitle));
    set_status(m_data->picture->tiles
                   ? tr("The areas have no boundaries yet: one tile each. Import them as GeoJSON.")
                   : tr("Click a mark or an area for its list; the wheel zooms, dragging moves"));
}

void MapPage::fill_roots()
{
    if (!m_data)
        return;
    const QSignalBlocker quiet(m_root);
    const QVariant before = m_root->currentData();
    m_root->clear();
    for (const auto& [code, name] : m_data->roots)
        m_root->addItem(shown_text(qt(name)), qt(code));
    m_root->setCurrentIndex(std::max(0, before.isValid() ? m_root->findData(before) : 0));
}

void MapPage::fill_systems()
{
    m_system->clear();
    m_system->setEnabled(m_data != nullptr && !context().read_only());
    m_outside->setVisible(m_data != nullptr && !m_data->outside.empty());
    if (!m_data)
        return;
    for (const CoordinateSystem system : coordinate_systems) {
        const std::string_view name = coordinate_name(system);
        m_system->addItem(tr("%1 %2").arg(qt(name), rate_text(m_data->test.inside_of(system),
                                                              m_data->test.tested)),
                          qt(coordinate_id(system)));
    }
    m_system->setCurrentIndex(m_system->findData(qt(coordinate_id(m_data->used))));
    m_outside->setText(tr("%1 units outside their areas")
                           .arg(count_text(static_cast<std::int64_t>(m_data->outside.size()))));
}

void MapPage::fill_table()
{
    m_model->set_columns({tr("Area"), tr("Units"), m_shade->currentText()},
                         {Qt::AlignLeft, Qt::AlignRight, Qt::AlignRight});
    std::vector<TextTableModel::Row> rows;
    if (m_data) {
        const auto& areas = m_data->picture->areas;
        for (std::size_t i = 0; i < areas.size(); ++i)
            rows.push_back({{qt(areas[i].name), number_text(areas[i].units), qt(areas[i].text)},
                            TextTableModel::Tone::Plain,
                            static_cast<qint64>(i)});
        std::ranges::stable_sort(rows, [&](const auto& a, const auto& b) {
            return areas[static_cast<std::size_t>(a.id)].code <
                   areas[static_cast<std::size_t>(b.id)].code;
        });
    }
    m_model->set_rows(std::move(rows));
}

void MapPage::tell(int area, int unit)
{
    QStringList words;
    if (m_data && unit >= 0) {
        const World& world = *m_data->world;
        words << qt(world.show(*world.registry().find("unit", "name"), unit));
        for (const MapUnit& one : m_data->picture->units) {
            if (one.row == unit)
                words << qt(mark_name(one.mark));
        }
        words << tr("members: %1")
                     .arg(qt(world.show(*world.registry().find("unit", "members"), unit)));
    }
    if (m_data && area >= 0) {
        const MapArea& one = m_data->picture->areas[static_cast<std::size_t>(area)];
        words << tr("%1: %2 %3, %4 units")
                     .arg(qt(one.name), m_shade->currentText(), qt(one.text),
                          count_text(one.units));
    }
    m_pointed->setText(words.join(QStringLiteral("　")));
}

void MapPage::open_units(const std::vector<std::int32_t>& rows, const QString& title)
{
    context().go(Place::rows("unit", m_data->unit_ids(rows), title));
}

void MapPage::open_area(int area)
{
    if (!m_data)
        return;
    const MapArea& one = m_data->picture->areas[static_cast<std::size_t>(area)];
    open_units(units_below(*m_data->world, m_data->units, one.row),
               tr("Units of %1").arg(qt(one.name)));
}

void MapPage::open_outside()
{
    if (m_data)
        open_units(m_data->outside, tr("Units outside their areas"));
}

void MapPage::fly()
{
    const QString words = m_words->text().trimmed();
    if (!m_data || words.isEmpty())
        return;
    const MapPicture& picture = *m_data->picture;
    for (std::size_t i = 0; i < picture.areas.size(); ++i) {
        if (picture.areas[i].shape.empty() || !qt(picture.areas[i].name).contains(words))
            continue;
        m_map->fly_to(box_of(picture.areas[i].shape));
        m_map->choose_area(static_cast<int>(i));
        return;
    }
    const FactDef& name = *m_data->world->registry().find("unit", "name");
    for (const MapUnit& unit : picture.units) {
        if (!qt(m_data->world->show(name, unit.row)).contains(words))
            continue;
        m_map->fly_to(unit.at);
        tell(-1, unit.row);
        return;
    }
    context().notices().info(
        tr("Nothing on the map is called “%1”, or it has no place on it.").arg(words));
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
    const auto system = coordinate_system(utf8_of(m_system->currentData().toString()));
    if (!system || !m_data || *system == m_data->used)
        return;
    const auto kept = context().set_in_file([system](Database& database, const Actor& actor) {
        return keep_system(database, *system, actor);
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
        tr("Save the map"), qt(m_data->picture->title) + QStringLiteral(".pdf"),
        tr("PDF, SVG or PNG (*.pdf *.svg *.png)"));
    if (chosen.isEmpty())
        return;
    const QString path = with_ending(
        chosen, {QStringLiteral(".pdf"), QStringLiteral(".svg"), QStringLiteral(".png")});
    const bool whole = m_data->picture->whole; // the box may be ahead of it
    m_output->save_as(
        path, tr("Map"), [map = sheet()](const std::string& file) { return write_map(map, file); },
        [this, whole, day = m_data->picture->as_of](const QString& file) {
            // What is handed up each quarter is the whole jurisdiction's (ordos-2013, clause 1).
            Submission made{"党建分布图",
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

MapSheet MapPage::sheet()
{
    MapPaper paper;
    paper.units = m_units->isChecked();
    paper.approval = m_approval->text().trimmed();
    paper.maker = qt(office_of(context().jurisdiction()));
    return MapSheet(m_data->picture, paper);
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

void MapPage::find()
{
    m_words->setFocus();
    m_words->selectAll();
}

void MapPage::focus_first()
{
    m_map->setFocus();
}

} // namespace lx::ui
