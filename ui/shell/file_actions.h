#pragma once

#include <QObject>

#include "ui/presentation/jobs.h"

namespace lx::ui {

class AppContext;

/// Opening, making and copying ledger files, with what can go wrong on the way.
class FileActions : public QObject
{
    Q_OBJECT
public:
    explicit FileActions(AppContext& context, QObject* parent = nullptr);

    /// Asks for a file and opens it.
    void open();
    /// Opens a file; where another program holds it says who, where and since when, and offers
    /// read-only or a copy.
    void open_path(const QString& path);
    /// Makes the sample county (a job) in a file the user names and opens it.
    void open_sample();
    struct NewLedger
    {
        QString path;
        QString area_code;
        QString area_name;
        QString level; ///< 县, 市 or 省
    };
    /// Makes a new ledger file with its jurisdiction and opens it. Error: a sentence for the form.
    [[nodiscard]] Result<> create(const NewLedger& wanted);
    /// A consistent copy of the open file (a job).
    void save_copy();
    void close();

    /// "… (*.lxdb)" for the file dialogs.
    [[nodiscard]] static QString filter();

Q_SIGNALS:
    /// Asked before the open file is left; a page may refuse.
    void leaving(bool& allowed);

private:
    [[nodiscard]] bool may_close();
    void open_mode(const QString& path, Database::Mode mode);
    void copy_then_open(const QString& path);
    void run_copy(const QString& from, const QString& to, bool open_after);

    AppContext& m_context;
    JobSlot m_slot;
};

} // namespace lx::ui
