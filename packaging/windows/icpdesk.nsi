; Installer for Windows, from the frozen folder (dist\icpdesk):
;   makensis /DVERSION=0.1.0 packaging\windows\icpdesk.nsi
; For one user, without administrator's rights; nothing is written outside the user's own folders.
; This file is UTF-8 with a byte order mark: without it the compiler takes the code page of the machine.
Unicode true
!ifdef TARGET
  Target ${TARGET} ; for trying the setup where only 64-bit programs run
!endif
ManifestDPIAware true
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "x64.nsh"

!ifndef VERSION
  !error "give /DVERSION="
!endif
!ifndef SOURCE
  !define SOURCE "..\..\dist\icpdesk"
!endif
!ifndef OUT
  !define OUT "..\..\dist\icpdesk-${VERSION}-setup.exe"
!endif
!ifndef ICON
  !define ICON "..\..\build\icons\icpdesk.ico"
!endif
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\icpdesk"
!define FILING "icpdesk.filing"

Name "icpdesk"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\icpdesk"
InstallDirRegKey HKCU "Software\icpdesk" "InstallDir"
RequestExecutionLevel user
SetCompressor /SOLID lzma
BrandingText "icpdesk ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "icpdesk"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "icpdesk setup"
VIAddVersionKey /LANG=0 "LegalCopyright" "Apache License 2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\icpdesk-window.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "..\..\LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString KeptData ${LANG_ENGLISH} "Your filings and settings stay where they are:$\r$\n$LOCALAPPDATA\icpdesk$\r$\nDelete this folder yourself if you do not need them any more."
LangString KeptData ${LANG_SIMPCHINESE} "备案资料和设置会保留在：$\r$\n$LOCALAPPDATA\icpdesk$\r$\n如不再需要，请自行删除该文件夹。"
LangString FilingFile ${LANG_ENGLISH} "ICP filing"
LangString FilingFile ${LANG_SIMPCHINESE} "ICP 备案"
LangString Running ${LANG_ENGLISH} "icpdesk is running. Close it, then press Retry."
LangString Running ${LANG_SIMPCHINESE} "icpdesk 正在运行。请先关闭，然后点“重试”。"
LangString TooOld ${LANG_ENGLISH} "icpdesk needs 64-bit Windows 10 or 11."
LangString TooOld ${LANG_SIMPCHINESE} "icpdesk 需要 64 位的 Windows 10 或 11。"
LangString NotOurs ${LANG_ENGLISH} "This folder holds other files. Choose an empty one."
LangString NotOurs ${LANG_SIMPCHINESE} "该文件夹中有其他文件，请选择空文件夹。"

; Whether one of the programs runs: Windows refuses to open its file for writing then.
!macro DemandClosed UN
Function ${UN}DemandClosed
  Push $0
  Push $1
  again:
    StrCpy $1 ""
    ${If} ${FileExists} "$INSTDIR\icpdesk-window.exe"
      ClearErrors
      FileOpen $0 "$INSTDIR\icpdesk-window.exe" a
      ${If} ${Errors}
        StrCpy $1 "running"
      ${Else}
        FileClose $0
      ${EndIf}
    ${EndIf}
    ${If} ${FileExists} "$INSTDIR\icpdesk.exe"
      ClearErrors
      FileOpen $0 "$INSTDIR\icpdesk.exe" a
      ${If} ${Errors}
        StrCpy $1 "running"
      ${Else}
        FileClose $0
      ${EndIf}
    ${EndIf}
    ${If} $1 != ""
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Running)" /SD IDCANCEL IDRETRY again
      SetErrorLevel 3
      Abort "$(Running)"
    ${EndIf}
  Pop $1
  Pop $0
FunctionEnd
!macroend
!insertmacro DemandClosed ""
!insertmacro DemandClosed "un."

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
  !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

Section "icpdesk"
  Call DemandClosed
  ; Somebody else's folder is not taken: uninstalling would have to leave what cannot be told apart.
  ${IfNot} ${FileExists} "$INSTDIR\icpdesk.exe"
    ${DirState} "$INSTDIR" $0
    ${If} $0 == 1
      MessageBox MB_OK|MB_ICONSTOP "$(NotOurs)" /SD IDOK
      SetErrorLevel 5
      Abort "$(NotOurs)"
    ${EndIf}
  ${EndIf}
  ; An older version goes first, so that no file of it stays behind.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}\*.*"
  WriteRegStr HKCU "Software\icpdesk" "InstallDir" "$INSTDIR"
  CreateShortcut "$SMPROGRAMS\icpdesk.lnk" "$INSTDIR\icpdesk-window.exe"
  WriteRegStr HKCU "Software\Classes\.icpfiling" "" "${FILING}"
  WriteRegStr HKCU "Software\Classes\${FILING}" "" "$(FilingFile)"
  WriteRegStr HKCU "Software\Classes\${FILING}\DefaultIcon" "" "$INSTDIR\icpdesk-window.exe,0"
  WriteRegStr HKCU "Software\Classes\${FILING}\shell\open\command" "" '"$INSTDIR\icpdesk-window.exe" gui "%1"'
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "icpdesk"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The icpdesk developers"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\icpdesk-window.exe"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
  ; Explorer learns of the file type at once.
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  Call un.DemandClosed
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\icpdesk.exe"
  Delete "$INSTDIR\icpdesk-window.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\icpdesk.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\icpdesk"
  DeleteRegKey HKCU "Software\Classes\.icpfiling"
  DeleteRegKey HKCU "Software\Classes\${FILING}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  ; The store lies elsewhere ($LOCALAPPDATA\icpdesk) and is never touched.
  MessageBox MB_OK|MB_ICONINFORMATION "$(KeptData)" /SD IDOK
SectionEnd
