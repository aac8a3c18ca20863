// The real window on a ledger file, at work until it is killed:  soak_window FILE LIST.xlsx
// It saves organizations one by one, now and then imports the list of units on a worker and takes
// the import back, and says "窗 n" after the n-th organization was saved.

#include <cstdio>

#include <QApplication>
#include <QTimer>

#include "app/pages.h"
#include "core/exchange/ledger_import.h"
#include "core/store/writer.h"
#include "tests/support/waiting.h"
#include "tests/ui/scripted_dialogs.h"
#include "ui/document/app_context.h"
#include "ui/document/user_settings.h"
#include "ui/shell/file_actions.h"
#include "ui/shell/main_window.h"

using namespace lx;

namespace {

class Worker
{
public:
    Worker(ui::AppContext& context, QString list)
        : m_context(context), m_slot(context.jobs()), m_list(std::move(list))
    {}

    void next()
    {
        if (m_n % 25 == 24)
            return import();
        save();
        again();
    }

private:
    void again()
    {
        QTimer::singleShot(0, &m_slot, [this] { next(); });
    }

    void save()
    {
        const LedgerDef& def = *m_context.catalog()->ledger("org");
        Record row(def);
        row.set(def, "code", "窗-" + std::to_string(++m_n));
        row.set(def, "name", std::string("窗口里新增的支部"));
        row.set(def, "kind", std::string("党支部"));
        row.set(def, "founded", std::string("2020-01-01"));
        const auto saved = m_context.change(QStringLiteral("新增党组织"), [&](Writer& writer) {
            return writer.put(def, row).map([](WriteOutcome) {});
        });
        if (saved)
            std::printf("窗 %ld\n", m_n);
        else
            std::fprintf(stderr, "%s\n", saved.error().message.c_str());
        std::fflush(stdout);
    }

    void import()
    {
        ++m_n;
        const auto token = m_context.writing();
        m_slot.start<std::int64_t>(
            ui::JobKind::Long, QStringLiteral("导入"),
            [path = m_context.path8(), catalog = m_context.catalog(), actor = m_context.actor(),
             list = m_list.toStdString(),
             token](ui::JobProgress& progress) -> Result<std::int64_t> {
                LX_ASSIGN(auto database, progress.open(path, Database::Mode::SharedWrite));
                ImportOptions options;
                options.ledger = "unit";
                options.inputs = {list};
                LX_ASSIGN(const auto report,
                          import_ledger(*database, *catalog, actor, options, progress));
                if (report.action == 0)
                    return 0;
                LX_ASSIGN(const auto back, withdraw_action(*database, *catalog, actor,
                                                           report.action, OnConflict::Skip));
                return back.action;
            },
            [this](Result<std::int64_t> action) {
                if (action && *action != 0)
                    m_context.announce(*action);
                again();
            });
    }

    ui::AppContext& m_context;
    ui::JobSlot m_slot;
    QString m_list;
    long m_n = 0;
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc != 3)
        return 2;
    const SystemClock clock;
    test::ScriptedDialogs dialogs;
    ui::UserSettings settings;
    ui::AppContext context({clock, dialogs, settings});
    ui::MainWindow window(context, ui::all_pages());
    window.show();
    dialogs.answers = {0}; // a lock of a dead process is taken over
    window.files().open_path(QString::fromLocal8Bit(argv[1]));
    if (!test::wait_until([&] { return context.has_document(); }))
        return 1;
    window.show_page(QStringLiteral("ledger"));
    Worker worker(context, QString::fromLocal8Bit(argv[2]));
    worker.next();
    return QApplication::exec();
}
