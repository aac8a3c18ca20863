#pragma once

#include <memory>
#include <optional>

#include <QObject>

#include "core/store/lock_note.h"
#include "ui/document/opened_file.h"
#include "ui/presentation/jobs.h"

namespace lx::ui {

class AppContext;

/// Opening, making and copying ledger files, with what can go wrong on the way. Files are opened by
/// a worker (an older one may have to be upgraded) while the window waits.
class FileActions : public QObject
{
    Q_OBJECT
public:
    explicit FileActions(AppContext& context, QObject* parent = nullptr);

    /// Asks for a file and opens it.
    void open();
    /// Opens a file. Where another program holds it says who, where and since when, and offers
    /// read-only or a copy; where somebody held it and did not close it asks once.
    void open_path(const QString& path);
    /// Makes the sample county (a job) in a file the user names and opens it.
    void open_sample();
    struct NewLedger
    {
        QString path;
        QString area_code;
        QString area_name;
        QString level;                         ///< 县, 市 or 省
        std::optional<QStringList> policies{}; ///< carried out there; none given: the usual ones
    };
    /// Makes a new ledger file with its jurisdiction and opens it; `done` hears how it went. Errors
    /// are sentences for the form.
    void create(const NewLedger& wanted, std::function<void(Result<>)> done);
    /// A consistent copy of the open file (a job).
    void save_copy();
    void close();

Q_SIGNALS:
    /// A file can't be opened because of what else is in it; its ledgers can still be exported.
    void foreign(const QString& path, const lx::Error& why);

private:
    /// How a file is to be opened.
    struct Wish
    {
        QString path;
        bool read_only = false;
        bool take_over = false; ///< nobody is asked about a lock that was left behind
    };
    /// What a worker found.
    struct Found
    {
        bool missing = false;
        std::optional<LockHolder> left; ///< who had it and did not close it: not opened yet
        std::optional<LockHolder> held; ///< who has it
        std::optional<Error> problem;
        std::shared_ptr<OpenedFile> file;
    };
    [[nodiscard]] static Result<Found> look(const Wish& wish, JobProgress& progress);
    /// "张三 on the computer …, since 9月30日 14:05".
    [[nodiscard]] QString words_of(const LockHolder& holder) const;
    void begin_opening(const Wish& wish);
    void found(const Wish& wish, Found found);
    void ask_left(const Wish& wish, const LockHolder& left);
    void ask_held(const Wish& wish, const Found& found);
    void adopt(const std::shared_ptr<OpenedFile>& file);
    void tell_about(const OpenedFile& file);
    void copy_then_open(const QString& path);
    void run_copy(const QString& from, const QString& to, bool open_after);

    AppContext& m_context;
    JobSlot m_open;
    WorkSlot m_make; ///< a copy, a sample, an empty file
};

} // namespace lx::ui
