#pragma once

#include <QObject>

#include "core/base/result.h"
#include "ui/presentation/jobs.h"

namespace lx::ui {

class AppContext;
class FileActions;

/// What is done with a file that can't be used as it is: a backup is put in its place, or, where it
/// holds things that are not ours, its ledgers are exported as workbooks without opening it.
class FileRepair : public QObject
{
    Q_OBJECT
public:
    FileRepair(AppContext& context, FileActions& files, QObject* parent);

    /// Asks for a backup and where it goes: in the place of the open file, or as another one.
    void restore();

private:
    void put_back(const QString& backup, const QString& to, bool was_open);
    void offer_export(const QString& path, const Error& why);
    void export_all(const QString& path);

    AppContext& m_context;
    FileActions& m_files;
    WorkSlot m_slot;
};

} // namespace lx::ui
