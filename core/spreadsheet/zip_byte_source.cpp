#include "core/spreadsheet/zip_byte_source.h"

#include <cerrno>

#include <zip.h>

namespace lx {

namespace {

struct Reading
{
    std::unique_ptr<ByteSource> bytes;
    std::uint64_t at = 0;
    zip_error_t error{};
};

zip_int64_t read(Reading& reading, void* data, zip_uint64_t length)
{
    const std::size_t got = reading.bytes->read_at(reading.at, data, length);
    if (reading.bytes->failed()) {
        zip_error_set(&reading.error, ZIP_ER_READ, EIO);
        return -1;
    }
    reading.at += got;
    return static_cast<zip_int64_t>(got);
}

zip_int64_t seek(Reading& reading, void* data, zip_uint64_t length)
{
    const zip_int64_t to = zip_source_seek_compute_offset(reading.at, reading.bytes->size(), data,
                                                          length, &reading.error);
    if (to < 0)
        return -1;
    reading.at = static_cast<std::uint64_t>(to);
    return 0;
}

zip_int64_t stat(Reading& reading, void* data, zip_uint64_t length)
{
    if (length < sizeof(zip_stat_t))
        return -1;
    auto* told = static_cast<zip_stat_t*>(data);
    zip_stat_init(told);
    told->size = reading.bytes->size();
    told->valid |= ZIP_STAT_SIZE;
    return sizeof(zip_stat_t);
}

zip_int64_t serve(void* state, void* data, zip_uint64_t length, zip_source_cmd_t command)
{
    auto* reading = static_cast<Reading*>(state);
    switch (command) {
    case ZIP_SOURCE_OPEN:
        reading->at = 0;
        return 0;
    case ZIP_SOURCE_READ:
        return read(*reading, data, length);
    case ZIP_SOURCE_CLOSE:
        return 0;
    case ZIP_SOURCE_SEEK:
        return seek(*reading, data, length);
    case ZIP_SOURCE_TELL:
        return static_cast<zip_int64_t>(reading->at);
    case ZIP_SOURCE_STAT:
        return stat(*reading, data, length);
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&reading->error, data, length);
    case ZIP_SOURCE_FREE:
        zip_error_fini(&reading->error);
        delete reading;
        return 0;
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                              ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_STAT,
                                              ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    default:
        zip_error_set(&reading->error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

} // namespace

zip_source* make_zip_source(std::unique_ptr<ByteSource> bytes, zip_error* error)
{
    auto reading = std::make_unique<Reading>();
    zip_error_init(&reading->error);
    reading->bytes = std::move(bytes);
    zip_source* source = zip_source_function_create(serve, reading.get(), error);
    if (source != nullptr)
        reading.release(); // goes with ZIP_SOURCE_FREE
    return source;
}

} // namespace lx
