// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

namespace maskscope {

/// Everything that can go wrong, one enumerator a sentence. Names, exit codes and English
/// sentences stand in core/base/messages.cpp; the command line prints the name in capitals.
enum class ErrorCode
{
    Usage,
    NotInThisVersion,

    FileNotFound,
    NotAFile,
    FileNotReadable,
    EmptyFile,
    DamagedFile,
    NotTorchScript,
    PickleNotTorchScript,
    EngineMissing,
    NewerFormat,
    UnknownOperator,
    MissingExtension,
    LoadFailed,
    NoForward,
    UnknownInput,
    OtherDevice,
    PrecisionNotAvailable,
    NoLmHead,

    NoTokenizer,
    BadTokenizer,
    UnsupportedTokenizer,
    NoMaskToken,
    VocabularyMismatch,
    NoDemoModel,

    NoMask,
    BadTemplate,
    TooManySentences,
    TooLong,
    TooShort,
    ForeignToken,
    LengthNotAccepted,
    ForwardFailed,
    NotANumber,
    InputNotReadable,
    CannotWrite,
    OutOfMemory,

    TimedOut,
    Cancelled,
    Internal,
};

} // namespace maskscope
