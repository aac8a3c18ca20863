#pragma once

#include <QObject>
#include <QString>

#include "ui/presentation/jobs.h"

namespace lx::ui {

class AppContext;

/// Policy packs as files: taken into the ledger file, written out as JSON, taken out of it again.
class PackActions : public QObject
{
    Q_OBJECT
public:
    explicit PackActions(AppContext& context, QObject* parent);

    /// Asks for a JSON file and takes it in, in place of an own pack with the same id only after a
    /// question. A file that is no good pack changes nothing; the reason is told.
    void take_in();
    /// Asks for a place and writes the pack there.
    void write_out(const QString& id);
    /// Asks, then takes one of the file's own packs out with its figures.
    void remove(const QString& id);

Q_SIGNALS:
    /// This pack came in.
    void taken(const QString& id);

private:
    void bring_in(const QString& path);

    AppContext& m_context;
    JobSlot m_read;
    WorkSlot m_write;
};

} // namespace lx::ui
